/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static io.millrace.examples.sap.SapUnderTest.BATCHES;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchRequestTest {

    private static final String TYPE = "multipart/mixed; boundary=b1";

    @TempDir
    Path work;

    private static String create(String batch) {
        String json = "{\"Material\":\"RM-100\",\"Batch\":\"" + batch + "\"}";
        return "--c1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"
                + "POST Batch HTTP/1.1\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: "
                + json.length() + "\r\n\r\n" + json + "\r\n\r\n";
    }

    private static String batch(String... creates) {
        return "--b1\r\nContent-Type: multipart/mixed; boundary=c1\r\n\r\n" + String.join("", creates)
                + "--c1--\r\n\r\n"
                + "--b1\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"
                + "GET Batch?$filter=startswith(Batch,'B-') HTTP/1.1\r\nAccept: application/json\r\n\r\n\r\n--b1--\r\n";
    }

    @Test
    void aChangeSetHappensWhole() throws Exception {
        try (SapUnderTest sap = new SapUnderTest(work)) {
            HttpResponse<String> response =
                    sap.change("POST", BATCHES + "/$batch", batch(create("B-1"), create("B-2")), "Content-Type", TYPE);

            assertThat(response.statusCode()).isEqualTo(202);
            assertThat(response.headers().firstValue("content-type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("multipart/mixed; boundary="));
            assertThat(response.body().split("HTTP/1.1 201")).hasSize(3);
            assertThat(response.body().split("HTTP/1.1 200")).hasSize(2);
            assertThat(sap.find(BATCHES + "/Batch", "startswith(Batch,'B-')")).hasSize(2);
        }
    }

    @Test
    void orNotAtAllAndTheOuterAnswerDoesNotSaySo() throws Exception {
        try (SapUnderTest sap = new SapUnderTest(work)) {
            HttpResponse<String> twice =
                    sap.change("POST", BATCHES + "/$batch", batch(create("B-1"), create("B-1")), "Content-Type", TYPE);
            sap.fate("$batch", Fate.CHANGE_SET_ERROR);
            HttpResponse<String> fate =
                    sap.change("POST", BATCHES + "/$batch", batch(create("B-1"), create("B-2")), "Content-Type", TYPE);

            assertThat(twice.statusCode()).isEqualTo(202);
            assertThat(twice.body()).contains("HTTP/1.1 400", "12/005").doesNotContain("HTTP/1.1 201");
            assertThat(fate.statusCode()).isEqualTo(202);
            assertThat(fate.body()).contains("HTTP/1.1 400").doesNotContain("HTTP/1.1 201");
            assertThat(sap.find(BATCHES + "/Batch", "startswith(Batch,'B-')")).isEmpty();
        }
    }

    @Test
    void aRepeatedBatchIsDoneOnce() throws Exception {
        try (SapUnderTest sap = new SapUnderTest(work, "--mode=idempotent")) {
            String[] headers = {
                "Content-Type", TYPE, "RequestID", "0F8FAD5BD9CB469FA16570867728950E", "RepeatabilityCreation", "now"
            };
            sap.change("POST", BATCHES + "/$batch", batch(create("B-1"), create("B-2")), headers);
            HttpResponse<String> again =
                    sap.change("POST", BATCHES + "/$batch", batch(create("B-1"), create("B-2")), headers);

            assertThat(again.body().split("HTTP/1.1 201")).hasSize(3);
        }
    }

    @Test
    void whatIsNoMultipartIsMalformed() throws Exception {
        try (SapUnderTest sap = new SapUnderTest(work)) {
            assertThat(sap.change("POST", BATCHES + "/$batch", "x", "Content-Type", TYPE)
                            .statusCode())
                    .isEqualTo(400);
            assertThat(sap.change("POST", BATCHES + "/$batch", "x").statusCode())
                    .isEqualTo(400);
        }
    }
}
