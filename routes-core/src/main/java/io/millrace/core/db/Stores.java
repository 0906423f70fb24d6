/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.db;

import io.millrace.canonical.error.ErrorCode;
import io.millrace.canonical.error.MfgException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.util.TimeUtils;

/** What an application keeps in its {@link Database}: one store of each kind, made when it is first asked for. */
public final class Stores {

    private Stores() {}

    /** @param bean the name it gets in the registry */
    public static <T> T theOne(CamelContext context, Class<T> kind, String bean, Supplier<T> maker) {
        synchronized (context) {
            Set<T> found = context.getRegistry().findByType(kind);
            if (!found.isEmpty()) {
                return found.iterator().next();
            }
            T made = maker.get();
            context.getRegistry().bind(bean, made);
            return made;
        }
    }

    /** The application's clock: a bean of this type, else that of the system. */
    public static InstantSource clock(CamelContext context) {
        InstantSource clock = context.getRegistry().findSingleByType(InstantSource.class);
        return clock == null ? InstantSource.system() : clock;
    }

    /**
     * How long something is kept: 730 days unless the property says otherwise.
     *
     * @throws MfgException with the code if the property is no positive duration
     */
    public static Duration retention(CamelContext context, String property, ErrorCode bad) {
        String text = context.getPropertiesComponent().resolveProperty(property).orElse("730d");
        try {
            Duration retention = Duration.ofMillis(TimeUtils.toMilliSeconds(text));
            if (!retention.isZero() && !retention.isNegative()) {
                return retention;
            }
        } catch (IllegalArgumentException notADuration) {
            throw new MfgException(bad, property + " is '" + text + "'", notADuration);
        }
        throw new MfgException(bad, property + " is '" + text + "'");
    }
}
