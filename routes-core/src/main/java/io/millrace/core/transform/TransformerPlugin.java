/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.transform;

import java.util.ServiceLoader;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.spi.Transformer;
import org.apache.camel.spi.TransformerKey;

/**
 * Registers every {@code Transformer} of the classpath under its exact pair of types. Camel's own lazy lookup knows
 * only the target type: two systems that map to one canonical type would get the same transformer.
 */
public final class TransformerPlugin implements ContextServicePlugin {

    @Override
    public void load(CamelContext context) {
        ClassLoader loader = context.getApplicationContextClassLoader();
        for (Transformer transformer : ServiceLoader.load(Transformer.class, loader)) {
            transformer.setCamelContext(context);
            context.getTransformerRegistry().put(TransformerKey.createFrom(transformer), transformer);
        }
    }
}
