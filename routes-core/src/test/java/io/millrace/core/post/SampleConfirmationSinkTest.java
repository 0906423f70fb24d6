/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

class SampleConfirmationSinkTest extends RestSinkContract {

    record Confirmation(String workOrder, String yield) {}

    @Override
    protected String kamelet() {
        return "mfg-sample-confirmation-sink";
    }

    @Override
    protected String collection() {
        return "/confirmations";
    }

    @Override
    protected Object request() {
        return new Confirmation("WO-1001", "120");
    }
}
