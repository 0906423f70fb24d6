/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import io.millrace.canonical.error.MfgException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.apache.camel.CamelContext;
import org.apache.camel.VetoCamelContextStartException;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.PluginHelper;

/** Reads the files of {@code mfg.reference.files} and binds the {@link CrossReference}; a wrong one stops the start. */
public final class ReferencePlugin implements ContextServicePlugin {

    static final String PROPERTY = "mfg.reference.files";

    @Override
    public void load(CamelContext context) {
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStarting(CamelContext starting) throws VetoCamelContextStartException {
                String files = starting.getPropertiesComponent()
                        .resolveProperty(PROPERTY)
                        .orElse("");
                if (!files.isBlank()) {
                    try {
                        starting.getRegistry()
                                .bind(
                                        "mfgCrossReference",
                                        read(starting, List.of(files.strip().split("\\s*,\\s*"))));
                    } catch (MfgException wrong) {
                        throw new VetoCamelContextStartException(wrong.getMessage(), wrong, starting, true);
                    }
                }
            }
        });
    }

    /**
     * @param files each with its scheme, {@code file:} or {@code classpath:}
     * @throws MfgException {@link ReferenceError#NOT_READABLE} or {@link ReferenceError#NOT_VALID}
     */
    static CrossReference read(CamelContext context, List<String> files) {
        List<ReferenceFile> read = new ArrayList<>();
        for (String file : files) {
            try (InputStream yaml = PluginHelper.getResourceLoader(context)
                    .resolveResource(file)
                    .getInputStream()) {
                read.add(ReferenceReader.read(file, yaml));
            } catch (IOException e) {
                throw new MfgException(ReferenceError.NOT_READABLE, file + ": " + e.getMessage(), e);
            }
        }
        return new CrossReference(read)
                .checked(ServiceLoader.load(PlantSettings.class, context.getApplicationContextClassLoader()));
    }
}
