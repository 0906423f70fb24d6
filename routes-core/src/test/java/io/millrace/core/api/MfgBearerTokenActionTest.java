/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.millrace.core.post.RestStub;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MfgBearerTokenActionTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final TestIssuer issuer = new TestIssuer();
    private RestStub keys;

    @BeforeEach
    void start() throws Exception {
        camel.start();
        keys = new RestStub();
        keys.behave(RestStub.answer(200, issuer.keys()));
    }

    @AfterEach
    void stop() {
        camel.stop();
        keys.close();
    }

    @ParameterizedTest
    @CsvSource({"issuer", "audience", "keys", "scope"})
    void doesNotStartWithoutEachRequiredParameter(String missing) {
        String all = parameters("stock:read").replaceAll("&?" + missing + "=RAW\\([^)]*\\)", "");
        assertThatThrownBy(() -> route(all)).hasStackTraceContaining(missing);
    }

    @ParameterizedTest
    @CsvSource({"ftp://127.0.0.1/keys, keys", "file:/no/such/keys, keys", "http://login.example.com/keys, MFG-CHECK-005"
    })
    void doesNotStartWithBadKeys(String address, String named) {
        String bad = parameters("stock:read").replaceAll("keys=RAW\\([^)]*\\)", "keys=RAW(" + address + ")");
        assertThatThrownBy(() -> route(bad)).hasStackTraceContaining(named);
    }

    @Test
    void aTokenWithTheScopePassesAndGoesNoFurther() throws Exception {
        route(parameters("stock:read"));

        Exchange passed = call("Bearer " + issuer.token(issuer.claims().build()));
        assertThat(passed.getException()).isNull();
        assertThat(passed.getMessage().getHeader("Authorization")).isNull();
        assertThat(passed.getProperty(BearerToken.CALLER)).isEqualTo("shop");
        call("Bearer " + issuer.token(issuer.claims().build()));
        assertThat(keys.requests()).as("the keys are read once").hasSize(1);
    }

    @Test
    void scopesMayBeAList() throws Exception {
        route(parameters("stock:read"));
        JWTClaimsSet claims = issuer.claims()
                .claim("scope", null)
                .claim("scp", List.of("stock:read"))
                .build();

        assertThat(call("Bearer " + issuer.token(claims)).getException()).isNull();
    }

    @Test
    void aTokenWithoutTheScopeIsForbidden() throws Exception {
        route(parameters("order:create"));

        Exchange refused = call("Bearer " + issuer.token(issuer.claims().build()));
        assertThat(refused.getException()).hasMessage("MFG-API-002 the token has no scope order:create");
    }

    static Stream<Arguments> badTokens() {
        Map<String, Function<TestIssuer, String>> bad = Map.of(
                "expired",
                of -> of.token(of.claims()
                        .expirationTime(Date.from(Instant.now().minusSeconds(120)))
                        .build()),
                "without an end",
                of -> of.token(of.claims().expirationTime(null).build()),
                "not valid yet",
                of -> of.token(of.claims()
                        .notBeforeTime(Date.from(Instant.now().plusSeconds(120)))
                        .build()),
                "of another issuer",
                of -> of.token(of.claims().issuer("https://evil.example.com/").build()),
                "for another audience",
                of -> of.token(of.claims().audience("crm-api").build()),
                "signed by another key",
                of -> new TestIssuer().token(of.claims().build()),
                "not signed",
                of -> new PlainJWT(of.claims().build()).serialize(),
                "signed with the public key as a password",
                MfgBearerTokenActionTest::signedWithThePublicKey,
                "no token",
                of -> "abc");
        return bad.entrySet().stream().map(each -> Arguments.of(each.getKey(), each.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void refusesATokenThatIs(String what, Function<TestIssuer, String> token) throws Exception {
        route(parameters("stock:read"));

        assertThat(call("Bearer " + token.apply(issuer)).getException()).hasMessageContaining("MFG-API-001");
    }

    @ParameterizedTest
    @CsvSource({"''", "Basic YW5uYTpz", "Bearer"})
    void refusesACallWithoutAToken(String header) throws Exception {
        route(parameters("stock:read"));

        assertThat(call(header).getException()).hasMessage("MFG-API-001 the call has no bearer token");
    }

    @Test
    void withoutTheKeysNobodyPasses() throws Exception {
        keys.behave(RestStub.answer(500, ""));
        route(parameters("stock:read"));

        assertThat(call("Bearer " + issuer.token(issuer.claims().build())).getException())
                .hasMessageContaining("MFG-API-003");
    }

    private static String signedWithThePublicKey(TestIssuer of) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(),
                    of.claims().build());
            token.sign(new MACSigner(of.key().toECPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private String parameters(String scope) {
        return "issuer=RAW(" + TestIssuer.ISSUER + ")&audience=RAW(" + TestIssuer.AUDIENCE + ")&keys=RAW("
                + keys.baseUrl() + ")&scope=RAW(" + scope + ")";
    }

    private void route(String parameters) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("kamelet:mfg-bearer-token-action/token-in?" + parameters);
            }
        });
    }

    private Exchange call(String authorization) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setHeader("Authorization", authorization);
        return camel.createProducerTemplate().send("direct:in", exchange);
    }
}
