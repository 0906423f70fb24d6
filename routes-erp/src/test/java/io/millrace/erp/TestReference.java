/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp;

import io.millrace.core.reference.CrossReference;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** The cross-references of the tests' plants. */
public final class TestReference {

    private static final String FILES =
            "classpath:reference/sap-ulm.yaml,classpath:reference/sap-graz.yaml,classpath:reference/sap-linz.yaml";

    private TestReference() {}

    public static CrossReference read() {
        DefaultCamelContext camel = new DefaultCamelContext();
        into(camel);
        camel.start();
        CrossReference reference = camel.getRegistry().findSingleByType(CrossReference.class);
        camel.stop();
        return reference;
    }

    /** For a context that is not started yet. */
    public static void into(CamelContext camel) {
        camel.getPropertiesComponent().addInitialProperty("mfg.reference.files", FILES);
    }
}
