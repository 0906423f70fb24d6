/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Both versions of OData say the same in different words. */
class ODataAnswerTest {

    @Test
    void anEntityIsTheSameInBothVersions() {
        ODataAnswer two = answer(
                200,
                "{\"d\":{\"__metadata\":{\"etag\":\"W/1\"},\"Product\":\"FG-200\","
                        + "\"to_Plant\":{\"results\":[{\"__metadata\":{},\"Plant\":\"1010\"}]},"
                        + "\"to_Description\":{\"__deferred\":{\"uri\":\"...\"}}}}");
        ODataAnswer four = answer(
                200,
                "{\"@odata.context\":\"$metadata#Product\",\"@odata.etag\":\"W/1\","
                        + "\"Product\":\"FG-200\",\"to_Plant\":[{\"@odata.etag\":\"W/2\",\"Plant\":\"1010\"}]}");

        assertThat(two.entity()).isEqualTo(four.entity());
        assertThat(two.entity().toString()).isEqualTo("{\"Product\":\"FG-200\",\"to_Plant\":[{\"Plant\":\"1010\"}]}");
        assertThat(two.etag()).isEqualTo("W/1").isEqualTo(four.etag());
    }

    @Test
    void aPageIsTheSameInBothVersions() {
        ODataAnswer two = answer(200, "{\"d\":{\"results\":[{\"Product\":\"A\"}],\"__next\":\"x?$skiptoken=1\"}}");
        ODataAnswer four = answer(200, "{\"value\":[{\"Product\":\"A\"}],\"@odata.nextLink\":\"x?$skiptoken=1\"}");

        assertThat(two.entities()).isEqualTo(four.entities()).hasSize(1);
        assertThat(two.next()).isEqualTo("x?$skiptoken=1").isEqualTo(four.next());
        assertThat(answer(200, "{\"value\":[]}").next()).isNull();
        assertThat(answer(200, "{\"d\":{\"results\":[]}}").next()).isNull();
    }

    @Test
    void anErrorNamesTheMessagesOfItsDetailsAndNoWarnings() {
        ODataError two = answer(
                        400,
                        "{\"error\":{\"code\":\"/IWBEP/CM_MGW_RT/022\",\"message\":{\"value\":\"Exception\"},"
                                + "\"innererror\":{\"errordetails\":[{\"code\":\"M7/021\",\"message\":\"Deficit\",\"severity\":\"error\"},"
                                + "{\"code\":\"M7/999\",\"message\":\"look\",\"severity\":\"warning\"}]}}}")
                .error();
        ODataError four = answer(
                        400,
                        "{\"error\":{\"code\":\"/IWBEP/CM_MGW_RT/022\",\"message\":\"Exception\","
                                + "\"details\":[{\"code\":\"M7/021\",\"message\":\"Deficit\"}]}}")
                .error();

        assertThat(two).isEqualTo(four);
        assertThat(two.codes()).containsExactly("/IWBEP/CM_MGW_RT/022", "M7/021");
        assertThat(two.text()).isEqualTo("/IWBEP/CM_MGW_RT/022 Exception; M7/021 Deficit");
    }

    private static ODataAnswer answer(int status, String body) {
        return new ODataAnswer(status, body.getBytes(StandardCharsets.UTF_8));
    }
}
