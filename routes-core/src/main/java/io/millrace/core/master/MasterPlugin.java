/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.master;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.reference.CrossReference;
import org.apache.camel.CamelContext;
import org.apache.camel.VetoCamelContextStartException;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.support.LifecycleStrategySupport;

/** Gives the cross-reference the loaded master data that its files want, whoever loads it. */
public final class MasterPlugin implements ContextServicePlugin {

    @Override
    public void load(CamelContext context) {
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStarting(CamelContext starting) throws VetoCamelContextStartException {
                CrossReference reference = starting.getRegistry().findSingleByType(CrossReference.class);
                if (reference != null && reference.wantsMasterData()) {
                    try {
                        reference.use(MasterData.of(starting));
                    } catch (MfgException noDatabase) {
                        throw new VetoCamelContextStartException(noDatabase.getMessage(), noDatabase, starting, true);
                    }
                }
            }
        });
    }
}
