/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.Test;

/** What the same call does without {@link RestTarget}: why a sink kamelet does not use the component as it comes. */
class WhyNotPlainHttpTest extends RestSinkTestSupport {

    private Exchange plain(String header, String value) {
        return camel.createProducerTemplate().request("vertx-http:" + erp.baseUrl() + "/confirmations", exchange -> {
            exchange.getMessage().setBody("{}");
            exchange.getMessage().setHeader(header, value);
        });
    }

    @Test
    void theCallersTokenGoesToTheSystem() {
        plain("Authorization", "Bearer of-somebody-else");

        assertThat(erp.requests().get(0).headers()).containsEntry("authorization", "Bearer of-somebody-else");
        post("", null);
        assertThat(erp.requests().get(1).headers()).containsEntry("authorization", "Bearer secret");
    }

    @Test
    void aHeaderSendsTheCallElsewhere() throws Exception {
        try (RestStub elsewhere = new RestStub()) {
            plain("CamelHttpUri", elsewhere.baseUrl());

            assertThat(erp.requests()).isEmpty();
            assertThat(elsewhere.requests()).hasSize(1);
        }
    }

    @Test
    void theAnswersHeadersBecomeThoseOfTheFlow() {
        erp.behave(RestStub.answer(201, "{}", "kafka.OVERRIDE_TOPIC", "evil"));

        assertThat(plain("a", "b").getMessage().getHeader("kafka.OVERRIDE_TOPIC"))
                .isEqualTo("evil");
    }

    @Test
    void anAnswerWithoutADocumentLooksLikeASuccess() {
        erp.behave(RestStub.answer(200, "<html>please log in</html>"));

        assertThat(plain("a", "b").getException()).isNull();
        assertNotPosted(post("", null), NotPosted.Ambiguous.class, PostError.UNREADABLE_ANSWER);
    }

    @Test
    void whatMustBeRepeatedAndWhatMustNotFailAlike() {
        erp.behave(RestStub.answer(422, ""));
        assertThat(plain("a", "b").getException()).isInstanceOf(HttpOperationFailedException.class);
        erp.behave(RestStub.answer(503, "", "Retry-After", "7"));
        assertThat(plain("a", "b").getException()).isInstanceOf(HttpOperationFailedException.class);
    }
}
