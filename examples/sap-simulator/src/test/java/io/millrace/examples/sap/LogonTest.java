/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogonTest {

    private static final String NOTIFICATIONS = "/sap/opu/odata/sap/API_MAINTNOTIFICATION/MaintenanceNotification";
    private static final String BODY = "{`NotificationText`:`Belt torn`}";

    @TempDir
    Path work;

    @Test
    void aWrongPasswordIsAnsweredWithAPage() throws Exception {
        try (SapUnderTest sap = new SapUnderTest(work)) {
            HttpResponse<String> response = sap.get(NOTIFICATIONS, "Authorization", "Basic eA==");

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.headers().firstValue("www-authenticate")).isPresent();
            assertThat(response.body()).contains("<html>");
        }
    }

    @Test
    void nothingIsChangedWithoutTheTokenOfTheSession() throws Exception {
        try (SapUnderTest sap = new SapUnderTest(work)) {
            HttpResponse<String> without =
                    SapUnderTest.send(sap.request(NOTIFICATIONS).POST(BodyPublishers.ofString(BODY)));
            HttpResponse<String> changed = sap.post(NOTIFICATIONS, BODY);
            sap.admin("/admin/sessions", "{}");
            HttpResponse<String> ended = sap.post(NOTIFICATIONS, BODY);
            sap.logon();

            assertThat(without.statusCode()).isEqualTo(403);
            assertThat(without.headers().firstValue("x-csrf-token")).hasValue("Required");
            assertThat(changed.statusCode()).isEqualTo(201);
            assertThat(ended.statusCode()).isEqualTo(403);
            assertThat(sap.post(NOTIFICATIONS, BODY).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void anIdleSessionEnds() throws Exception {
        try (SapUnderTest sap = new SapUnderTest(work, "--session-life=PT0S")) {
            assertThat(sap.post(NOTIFICATIONS, BODY).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void aClientGetsATokenThatExpires() throws Exception {
        try (SapUnderTest sap = new SapUnderTest(work)) {
            HttpResponse<String> granted = SapUnderTest.send(sap.request("/sap/bc/sec/oauth2/token")
                    .POST(BodyPublishers.ofString(
                            "grant_type=client_credentials&client_id=millrace&client_secret=simulator")));
            HttpResponse<String> denied = SapUnderTest.send(sap.request("/sap/bc/sec/oauth2/token")
                    .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=millrace&client_secret=x")));
            String bearer =
                    "Bearer " + Json.read(granted.body()).path("access_token").asText();

            assertThat(denied.statusCode()).isEqualTo(401);
            assertThat(sap.get(NOTIFICATIONS, "Authorization", bearer).statusCode())
                    .isEqualTo(200);
            sap.admin("/admin/tokens", "{}");
            assertThat(sap.get(NOTIFICATIONS, "Authorization", bearer).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aUserNeedsTheAuthorisationForTheService() throws Exception {
        try (SapUnderTest sap = new SapUnderTest(work)) {
            sap.admin("/admin/authorisation", "{`service`:`API_MAINTNOTIFICATION`,`granted`:false}");
            HttpResponse<String> denied = sap.post(NOTIFICATIONS, BODY);
            sap.admin("/admin/authorisation", "{`service`:`API_MAINTNOTIFICATION`,`granted`:true}");

            assertThat(denied.statusCode()).isEqualTo(403);
            assertThat(denied.headers().firstValue("x-csrf-token")).isEmpty();
            assertThat(denied.body()).contains("No authorization");
            assertThat(sap.post(NOTIFICATIONS, BODY).statusCode()).isEqualTo(201);
        }
    }
}
