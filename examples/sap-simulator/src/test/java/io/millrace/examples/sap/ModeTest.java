/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static io.millrace.examples.sap.SapUnderTest.CONFIRMATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModeTest {

    private static final String SET = CONFIRMATIONS + "/ProdnOrdConf2";
    private static final String KEY = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private static final String[] REPEATABLE = {
        "RequestID", KEY.replace("-", "").toUpperCase(), "RepeatabilityCreation", "2026-11-23T07:00:00Z"
    };

    @TempDir
    Path work;

    private static String body(String order) {
        return "{`OrderID`:`" + order + "`,`OrderOperation`:`0010`,`ConfirmationYieldQuantity`:`1`,"
                + "`ExternalSystemConfirmation`:`" + KEY + "`}";
    }

    @Test
    void anIdempotentSystemDoesARepeatedRequestOnce() throws Exception {
        String order;
        HttpResponse<String> first;
        try (SapUnderTest sap = new SapUnderTest(work, "--mode=idempotent")) {
            order = sap.order(100);
            first = sap.post(SET, body(order), REPEATABLE);
        }
        try (SapUnderTest sap = new SapUnderTest(work, "--mode=idempotent")) {
            HttpResponse<String> second = sap.post(SET, body(order), REPEATABLE);
            HttpResponse<String> other = sap.post(SET, body(order).replace("`1`", "`2`"), REPEATABLE);

            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(first.headers().firstValue("RepeatabilityResult")).hasValue("accepted");
            assertThat(second.statusCode()).isEqualTo(201);
            assertThat(second.headers().firstValue("RepeatabilityResult")).hasValue("accepted");
            assertThat(second.body()).isEqualTo(first.body());
            assertThat(other.statusCode()).isEqualTo(400);
            assertThat(sap.find(SET, "OrderID eq '" + order + "'")).hasSize(1);
        }
    }

    @Test
    void itForgetsAfterAWhileAndSaysSo() throws Exception {
        try (SapUnderTest sap = new SapUnderTest(work, "--mode=idempotent", "--repeatable-for=PT-1S")) {
            String order = sap.order(100);
            sap.post(SET, body(order), REPEATABLE);

            assertThat(sap.post(SET, body(order), REPEATABLE).body()).contains("RequestID is outdated");
        }
    }

    @Test
    void aRequestThatFailedIsDoneAgain() throws Exception {
        try (SapUnderTest sap = new SapUnderTest(work, "--mode=idempotent")) {
            String order = sap.order(100);
            sap.fate("POST", Fate.LOCKED);

            assertThat(sap.post(SET, body(order), REPEATABLE).statusCode()).isEqualTo(400);
            assertThat(sap.post(SET, body(order), REPEATABLE).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void anotherSystemIsOnlyAskedForTheReference() throws Exception {
        try (SapUnderTest sap = new SapUnderTest(work, "--mode=lookup")) {
            String order = sap.order(100);
            HttpResponse<String> first = sap.post(SET, body(order), REPEATABLE);
            sap.post(SET, body(order), REPEATABLE);

            assertThat(first.headers().firstValue("RepeatabilityResult")).isEmpty();
            assertThat(sap.find(SET, "ExternalSystemConfirmation eq guid'" + KEY + "'"))
                    .hasSize(2);
        }
    }

    @Test
    void aManualSystemCannotEvenBeAsked() throws Exception {
        try (SapUnderTest sap = new SapUnderTest(work, "--mode=manual")) {
            String order = sap.order(100);
            sap.done(SET, body(order));
            String filter = SapUnderTest.encoded("ExternalSystemConfirmation eq guid'" + KEY + "'");

            assertThat(sap.get(SET + "?$filter=" + filter).body()).contains("is not filterable");
            assertThat(sap.find(SET, "OrderID eq '" + order + "'")
                            .get(0)
                            .path("ExternalSystemConfirmation")
                            .isNull())
                    .isTrue();
        }
    }
}
