/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.check;

import io.millrace.canonical.error.MfgException;
import java.util.List;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses an unsafe setting, unless the plant has accepted it by its code in {@code mfg.check.accept}. */
final class Accepted {

    static final String PROPERTY = "mfg.check.accept";

    private static final Logger LOG = LoggerFactory.getLogger(Accepted.class);

    private Accepted() {}

    static void refuse(CamelContext context, CheckError error, String text) {
        String accepted =
                context.getPropertiesComponent().resolveProperty(PROPERTY).orElse("");
        if (List.of(accepted.split("\\s*,\\s*")).contains(error.code())) {
            LOG.warn("{} accepted by {}: {}", error.code(), PROPERTY, text);
        } else {
            throw new MfgException(error, text + ". " + error.action());
        }
    }
}
