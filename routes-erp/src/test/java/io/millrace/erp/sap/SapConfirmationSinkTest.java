/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.golden.Golden;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.post.Delivery;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.PostError;
import io.millrace.core.post.Posted;
import io.millrace.core.post.RestStub;
import io.millrace.erp.sap.wire.SapConfirmation;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code mfg-sap-confirmation-sink}, and what every sink does with tokens, keys and SAP's messages. */
class SapConfirmationSinkTest extends SapSinkContract {

    private static final String TWICE =
            "{\"d\":{\"results\":[{\"ConfirmationGroup\":\"8231\",\"ConfirmationCount\":\"1\"},"
                    + "{\"ConfirmationGroup\":\"8231\",\"ConfirmationCount\":\"2\"}]}}";

    @Override
    String kamelet() {
        return "mfg-sap-confirmation-sink";
    }

    @Override
    Object request() {
        return Golden.output("production-confirmed-to-sap-confirmation/final", SapConfirmation.class);
    }

    @Override
    String path() {
        return ODATA + "API_PROD_ORDER_CONFIRMATION_2_SRV/ProdnOrdConf2";
    }

    @Override
    String made() {
        return "{\"d\":{\"__metadata\":{},\"ConfirmationGroup\":\"8231\",\"ConfirmationCount\":\"1\"}}";
    }

    @Override
    String found() {
        return "{\"d\":{\"results\":[{\"ConfirmationGroup\":\"8231\",\"ConfirmationCount\":\"1\"}]}}";
    }

    @Override
    String document() {
        return "8231/1";
    }

    @Test
    void sapKeepsOurKeyAndCanBeAskedForIt() throws Exception {
        post("", new FakeDelivery(Delivery.Purpose.POST));
        assertThat(CanonicalJson.mapper()
                        .readTree(sap.changes().get(0).body())
                        .path("ExternalSystemConfirmation")
                        .asText())
                .isEqualTo(KEY);

        sap.readsGet(answer(200, found()));
        post("", new FakeDelivery(Delivery.Purpose.LOOK_UP));
        assertThat(sap.reads().get(0).path())
                .isEqualTo(ODATA + "API_PROD_ORDER_CONFIRMATION_2_SRV/ProdnOrdConf2?$filter="
                        + "ExternalSystemConfirmation%20eq%20guid%27" + KEY + "%27"
                        + "&$select=ConfirmationGroup%2CConfirmationCount");
    }

    @Test
    void oneTokenIsSharedAndRefreshedOnceItIsRefused() throws Exception {
        post("", null);
        post("", null);
        assertThat(sap.tokens()).isEqualTo(1);

        sap.forgetTokens();
        assertThat(Posted.of(post("", null))).isEqualTo(new Posted("8231/1"));
        assertThat(sap.tokens()).isEqualTo(2);
        assertThat(sap.changes()).hasSize(4);
    }

    @Test
    void aRefusalThatIsNotForTheTokenIsNotTriedAgain() throws Exception {
        sap.changesGet(answer(403, error("M7/120", "no authorization for movement type 261")));

        assertThat(post("", null).getException()).isInstanceOf(NotPosted.Misconfigured.class);
        assertThat(sap.changes()).hasSize(1);
    }

    @Test
    void userAndPasswordAndClientGoWithEachCall() throws Exception {
        post("&username=anna&password=RAW(s&e=cret)&sapClient=100", null);

        assertThat(sap.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.headers()).containsEntry("authorization", "Basic YW5uYTpzJmU9Y3JldA==");
            assertThat(request.path()).endsWith("?sap-client=100");
        });
    }

    @Test
    void aTokenOfTheClientCredentialsIsSharedAndRenewedWhenItIsRefused() throws Exception {
        try (RestStub identity = new RestStub()) {
            identity.behave(answer(200, "{\"access_token\":\"A-1\",\"expires_in\":3600}"));
            String parameters = "&username=c&password=s&tokenUrl=" + identity.baseUrl();
            post(parameters, null);
            post(parameters, null);
            assertThat(identity.requests()).hasSize(1);
            assertThat(identity.requests().get(0).body()).isEqualTo("grant_type=client_credentials");
            assertThat(sap.changes().get(0).headers()).containsEntry("authorization", "Bearer A-1");

            identity.behave(answer(200, "{\"access_token\":\"A-2\",\"expires_in\":3600}"));
            sap.next(answer(401, ""));
            assertThat(Posted.of(post(parameters, null))).isEqualTo(new Posted("8231/1"));
            assertThat(sap.changes().get(3).headers()).containsEntry("authorization", "Bearer A-2");
        }
    }

    @Test
    void withoutATokenNothingLeaves() throws Exception {
        try (RestStub identity = new RestStub()) {
            identity.behave(answer(500, ""));

            assertThat(post("&username=c&password=s&tokenUrl=" + identity.baseUrl(), null)
                            .getException())
                    .isInstanceOf(NotPosted.NotProcessed.class);
            assertThat(sap.requests()).isEmpty();
        }
    }

    @Test
    void aRepeatedCallHasTheSameIdTimeAndBytes() throws Exception {
        FakeDelivery delivery = new FakeDelivery(Delivery.Purpose.POST);
        sap.next(dies());
        assertThat(post("&targetClass=IDEMPOTENT", delivery).getException()).isInstanceOf(NotPosted.Ambiguous.class);
        sap.next(answer(201, made(), "RepeatabilityResult", "accepted"));
        assertThat(Posted.of(post("&targetClass=IDEMPOTENT", delivery))).isEqualTo(new Posted("8231/1"));

        List<RestStub.Request> calls = sap.changes();
        assertThat(calls.get(0).headers()).containsEntry("requestid", "0B7C1F0E4A535D6F9A520C9D2B7F6A11");
        assertThat(calls.get(0).headers().get("repeatabilitycreation"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d")
                .isEqualTo(calls.get(1).headers().get("repeatabilitycreation"));
        assertThat(calls.get(1).body()).isEqualTo(calls.get(0).body());
    }

    @Test
    void aGatewayWithoutIdempotentServicesStopsTheTarget() throws Exception {
        sap.changesGet(answer(400, "", "RepeatabilityResult", "unsupported"));

        Exchange refused = post("&targetClass=IDEMPOTENT", new FakeDelivery(Delivery.Purpose.POST));
        assertThat(refused.getException()).isInstanceOf(NotPosted.Misconfigured.class);
        assertThat(refused.getException(NotPosted.class).code()).isEqualTo(SapError.NOT_REPEATABLE);
    }

    @Test
    void whatAnOutdatedRequestIdHasDoneIsFound() throws Exception {
        sap.changesGet(outdated());
        sap.readsGet(answer(200, found()));

        assertThat(Posted.of(post("&targetClass=IDEMPOTENT", new FakeDelivery(Delivery.Purpose.POST))))
                .isEqualTo(new Posted("8231/1"));
    }

    @Test
    void anOutdatedRequestIdWithoutADocumentIsForAPerson() throws Exception {
        sap.changesGet(outdated());

        Exchange lost = post("&targetClass=IDEMPOTENT", new FakeDelivery(Delivery.Purpose.POST));
        assertThat(lost.getException()).isInstanceOf(NotPosted.Ambiguous.class);
        assertThat(lost.getException(NotPosted.class).code()).isEqualTo(SapError.OUTDATED);
        assertThat(Posted.of(lost)).isNull();
    }

    @Test
    void anOutdatedRequestIdWithTwoDocumentsIsAnAlarm() throws Exception {
        sap.changesGet(outdated());
        sap.readsGet(answer(200, TWICE));

        Exchange twice = post("&targetClass=IDEMPOTENT", new FakeDelivery(Delivery.Purpose.POST));
        assertThat(twice.getException(NotPosted.class).code()).isEqualTo(PostError.DUPLICATED);
        assertThat(twice.getException()).hasMessageContaining("[8231/1, 8231/2]");
    }

    private static RestStub.Behaviour outdated() {
        return answer(400, error("/IWBEP/CM_COS/005", "RequestID is outdated"));
    }

    @Test
    void aSuccessWithAnErrorInItIsNone() throws Exception {
        sap.changesGet(answer(200, error("M7/021", "Deficit of SL Unrestricted-use 10 EA")));

        assertThat(post("", null).getException()).isInstanceOf(NotPosted.Rejected.class);
    }

    @ParameterizedTest
    @CsvSource({
        "400, M3/024, NotProcessed, MFG-SAP-004",
        "500, M3/024, NotProcessed, MFG-SAP-004",
        "423, ZZ/001, NotProcessed, MFG-SAP-004",
        "400, M7/053, Rejected, MFG-POST-004",
        "400, M7/021, Rejected, MFG-POST-004",
        "500, M7/021, Rejected, MFG-POST-004",
        "400, ZZ/001, Rejected, MFG-POST-004",
        "400, CO/017, Premature, MFG-POST-003",
        "404, ZZ/001, Premature, MFG-POST-003",
        "400, ZPP/001, Premature, MFG-POST-003",
        "400, M7/120, Misconfigured, MFG-POST-005",
        "403, ZZ/001, Misconfigured, MFG-POST-005",
        "412, ZZ/001, NotProcessed, MFG-SAP-005",
        "500, ZZ/001, Ambiguous, MFG-POST-007",
        "503, ZZ/001, Ambiguous, MFG-POST-007"
    })
    void sapsMessagesBecomeOutcomes(int status, String message, String outcome, String code) throws Exception {
        sap.changesGet(answer(status, error(message, "text")));

        Exchange failed = post("&messages=ZPP/001=PREMATURE", null);
        assertThat(failed.getException().getClass().getSimpleName()).isEqualTo(outcome);
        assertThat(failed.getException(NotPosted.class).code().code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "502, <html>, Ambiguous",
        "504, <html>, Ambiguous",
        "200, <html>, Ambiguous",
        "201, {}, Ambiguous",
        "404, <html>, Misconfigured",
        "302, '', Misconfigured",
        "401, '', Misconfigured"
    })
    void whatIsNotOfSapIsJudgedByItsStatus(int status, String body, String outcome) throws Exception {
        sap.changesGet(answer(status, body));

        assertThat(post("", null).getException().getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void aBusySystemNamesItsTime() throws Exception {
        sap.changesGet(answer(503, "", "Retry-After", "7"));

        Exchange busy = post("", null);
        assertThat(busy.getException()).isInstanceOf(NotPosted.NotProcessed.class);
        assertThat(((NotPosted.NotProcessed) busy.getException()).retryAfter()).hasSeconds(7);
    }

    @Test
    void aCallThatIsNotAnsweredInTimeMayHaveWorked() throws Exception {
        post("&requestTimeout=300", null);
        sap.next(exchange -> exchange.getRequestBody().skip(Long.MAX_VALUE));
        sap.next(dies());

        assertThat(post("&requestTimeout=300", null).getException()).isInstanceOf(NotPosted.Ambiguous.class);
    }

    @Test
    void aSystemThatIsNotThereGotNothing() throws Exception {
        sap.close();

        Exchange failed = post("", null);
        assertThat(failed.getException()).isInstanceOf(NotPosted.NotProcessed.class);
        assertThat(failed.getException(NotPosted.class).code()).isEqualTo(PostError.NOT_REACHABLE);
    }

    @Test
    void aSecondDocumentOfTheSameKeyIsAnAlarm() throws Exception {
        sap.readsGet(answer(200, TWICE));

        Exchange twice = post("", new FakeDelivery(Delivery.Purpose.LOOK_UP));
        assertThat(twice.getException(NotPosted.class).code()).isEqualTo(PostError.DUPLICATED);
        assertThat(twice.getException()).hasMessageContaining("[8231/1, 8231/2]");
    }
}
