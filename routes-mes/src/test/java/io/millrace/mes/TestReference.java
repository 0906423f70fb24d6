/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes;

import io.millrace.core.reference.CrossReference;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** The cross-reference of plant ULM, read as an application reads it. */
public final class TestReference {

    private TestReference() {}

    public static CrossReference ulm() {
        DefaultCamelContext camel = new DefaultCamelContext();
        use(camel);
        camel.start();
        CrossReference reference = camel.getRegistry().findSingleByType(CrossReference.class);
        camel.stop();
        return reference;
    }

    /** Before the context starts. */
    public static void use(CamelContext camel) {
        camel.getPropertiesComponent().addInitialProperty("mfg.reference.files", "classpath:reference/ulm.yaml");
    }
}
