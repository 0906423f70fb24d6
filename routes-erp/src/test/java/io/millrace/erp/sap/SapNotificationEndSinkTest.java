/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.golden.Golden;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.Posted;
import io.millrace.erp.sap.wire.SapNotification;
import org.junit.jupiter.api.Test;

/** {@code mfg-sap-notification-sink} with the end of a downtime. */
class SapNotificationEndSinkTest extends SapSinkContract {

    private static final String ENDED =
            "\"MalfunctionEndDate\":\"/Date(1795478400000)/\",\"MalfunctionEndTime\":\"PT00H05M30S\"";
    private static final String OPEN = "\"MalfunctionEndDate\":null,\"MalfunctionEndTime\":\"PT00H00M00S\"";

    @Override
    String kamelet() {
        return "mfg-sap-notification-sink";
    }

    @Override
    Object request() {
        return Golden.output("downtime-ended-to-sap-notification/ended", SapNotification.class);
    }

    @Override
    String path() {
        return ODATA + "API_MAINTNOTIFICATION/MaintenanceNotification(%2710000002%27)";
    }

    @Override
    String before() {
        return notifications(
                notification("10000001", "PT06H00M00S", "3", OPEN), notification("10000002", "PT09H10M00S", "3", OPEN));
    }

    @Override
    String made() {
        return "{}";
    }

    @Override
    String found() {
        return notifications(notification("10000002", "PT09H10M00S", "3", ENDED));
    }

    @Override
    String absent() {
        return before();
    }

    @Override
    String document() {
        return "10000002";
    }

    private static String notifications(String... all) {
        return "{\"d\":{\"__metadata\":{\"etag\":\"W/\\\"1\\\"\"},\"results\":[" + String.join(",", all) + "]}}";
    }

    private static String notification(String number, String start, String phase, String end) {
        return "{\"MaintenanceNotification\":\"" + number + "\",\"MalfunctionStartTime\":\"" + start
                + "\",\"NotifProcessingPhase\":\"" + phase + "\"," + end + "}";
    }

    @Test
    void onlyTheEndOfTheNotificationOfThatStartIsChanged() throws Exception {
        post("", null);

        assertThat(sap.reads().get(0).path())
                .contains("TechnicalObject%20eq%20%2710000417%27")
                .contains("MalfunctionStartDate%20eq%20datetime%272026-11-23T00%3A00%3A00%27");
        assertThat(sap.changes().get(0).method()).isEqualTo("PATCH");
        assertThat(sap.changes().get(0).body()).isEqualTo("{" + ENDED + "}");
    }

    @Test
    void beforeItsStartIsInSapItComesTooEarly() throws Exception {
        sap.readsGet(answer(200, notifications(notification("10000001", "PT06H00M00S", "3", OPEN))));

        assertThat(post("", null).getException()).isInstanceOf(NotPosted.Premature.class);
        assertThat(sap.changes()).isEmpty();
    }

    @Test
    void whichOfSeveralIsForAPerson() throws Exception {
        sap.readsGet(answer(
                200,
                notifications(
                        notification("10000001", "PT09H10M00S", "3", OPEN),
                        notification("10000002", "PT09H10M00S", "3", OPEN))));

        assertThat(post("", null).getException())
                .isInstanceOf(NotPosted.Rejected.class)
                .hasMessageContaining("[10000001, 10000002]");
        assertThat(sap.changes()).isEmpty();
    }

    @Test
    void whatMaintenanceHasCompletedStaysAsItIs() throws Exception {
        sap.readsGet(answer(200, notifications(notification("10000002", "PT09H10M00S", "5", OPEN))));

        assertThat(Posted.of(post("", null))).isEqualTo(new Posted(null));
        assertThat(sap.changes()).isEmpty();
    }
}
