/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.erpapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The API as it stands, in front of the SAP simulator. Every answer is held against the API's document. */
class ErpApiTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final String PART = "/plants/{plant}/parts/{item}";
    private static final String STOCK = "/plants/{plant}/parts/{item}/stock";
    private static final String CREDIT = "/customers/{customer}/credit-status";
    private static final String ORDER = "/plants/{plant}/production-orders/{reference}";
    private static final String WANTED = """
            {"item":"FG-200","quantity":{"value":100,"unit":"EA"},
             "plannedStart":"2026-11-24T06:00:00+01:00","plannedEnd":"2026-11-24T14:00:00+01:00"}
            """;

    @TempDir
    private static Path folder;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Main API = new Main();
    private static Sap sap;
    private static Tokens tokens;
    private static Contract contract;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        sap = new Sap(folder);
        tokens = new Tokens();
        contract = new Contract();
        tokens.writeKeys(folder.resolve("keys.json"));
        port = freePort();
        API.addOverrideProperty("api.port", Integer.toString(port));
        API.addOverrideProperty("api.issuer", Tokens.ISSUER);
        API.addOverrideProperty("api.keys", folder.resolve("keys.json").toUri().toString());
        API.addOverrideProperty("sap.baseUrl", sap.baseUrl());
        API.addOverrideProperty("sap.settleWindow", "5s");
        API.addOverrideProperty("ask.deadline", "2s");
        API.addOverrideProperty("camel.kamelet.mfg-ask-action.api-credit-status-ask.openAfter", "4");
        API.addOverrideProperty("ask.openFor", "5s");
        API.addOverrideProperty("stock.freshFor", "6s");
        API.addOverrideProperty("attempts.jdbcUrl", "jdbc:h2:mem:attempts;DB_CLOSE_DELAY=-1");
        API.start();
    }

    @AfterAll
    static void stop() throws Exception {
        API.stop();
        sap.close();
    }

    @Test
    void aPartIsValidated() throws Exception {
        assertThat(get(PART, "/plants/1010/parts/RM-100", 200))
                .isEqualTo(json("{\"plant\":\"1010\",\"item\":\"RM-100\",\"valid\":true,\"description\":\"Resin\","
                        + "\"baseUnit\":\"KGM\",\"lotManaged\":true}"));
        assertThat(get(PART, "/plants/1010/parts/NO-1", 200))
                .isEqualTo(json("{\"plant\":\"1010\",\"item\":\"NO-1\",\"valid\":false,\"problem\":\"UNKNOWN\","
                        + "\"lotManaged\":false}"));
        assertThat(get(PART, "/plants/1010/parts/NO%2F1", 200).path("item").asText())
                .isEqualTo("NO/1");
        assertThat(get(PART, "/plants/4711/parts/RM-100", 404).path("code").asText())
                .isEqualTo("MFG-ACTION-001");
    }

    @Test
    void stockIsToldOverAllPagesOfSap() throws Exception {
        JsonNode all = get(STOCK, "/plants/1010/parts/RM-100/stock", 200);
        assertThat(all.path("available")).isEqualTo(json("{\"value\":10000,\"unit\":\"KGM\"}"));
        assertThat(all.path("balances")).hasSize(2);
        JsonNode one = get(STOCK, "/plants/1010/parts/RM-100/stock?lot=R100-4711", 200);
        assertThat(one.path("balances"))
                .isEqualTo(json("[{\"plant\":\"1010\",\"location\":\"101A\",\"item\":\"RM-100\",\"lot\":\"R100-4711\","
                        + "\"quantity\":{\"value\":5000,\"unit\":\"KGM\"},\"disposition\":\"UNRESTRICTED\"}]"));
        assertThat(get(STOCK, "/plants/1010/parts/NO-1/stock", 404)
                        .path("detail")
                        .asText())
                .isEqualTo(
                        "MFG-ACTION-001 SAP did not give the stock of item NO-1 in plant 1010: the plant has no such item");
    }

    @Test
    void anAnswerIsGivenAgainWithItsAgeUntilItIsNoLongerFresh() throws Exception {
        String path = "/plants/1010/parts/PK-300/stock";
        JsonNode first = get(STOCK, path, 200);
        sap.command(
                "/admin/stock",
                "{\"Material\":\"PK-300\",\"Plant\":\"1010\",\"StorageLocation\":\"101A\",\"QuantityInEntryUnit\":\"5\"}");

        assertThat(get(STOCK, path, 200)).isEqualTo(first);
        await().atMost(LIMIT)
                .until(() -> call("GET", path, token(Tokens.ALL), null)
                                .headers()
                                .firstValueAsLong("Age")
                                .orElse(-1)
                        >= 1);
        await().atMost(LIMIT)
                .until(() -> !get(STOCK, path, 200).equals(first));
        assertThat(get(STOCK, path, 200).at("/available/value").asInt()).isEqualTo(2005);
    }

    @Test
    void aCustomersCreditStatusIsTold() throws Exception {
        assertThat(get(CREDIT, "/customers/17100001/credit-status", 200))
                .isEqualTo(json("{\"customer\":\"17100001\",\"blocked\":false,\"blocks\":[]}"));
        sap.command(
                "/admin/rows",
                "{\"A_Customer\":[{\"Customer\":\"17100009\",\"CustomerName\":\"Late Payer\",\"DeliveryIsBlocked\":\"01\"}],"
                        + "\"CreditManagementAccount\":[{\"BusinessPartner\":\"17100009\",\"CreditSegment\":\"1000\","
                        + "\"CreditAccountIsBlocked\":true}]}");
        assertThat(get(CREDIT, "/customers/17100009/credit-status", 200).path("blocks"))
                .isEqualTo(json("[\"CREDIT\",\"DELIVERY\"]"));
        assertThat(get(CREDIT, "/customers/1/credit-status", 404).path("code").asText())
                .isEqualTo("MFG-ACTION-001");
    }

    @Test
    void anOrderIsMadeOnceHoweverOftenItIsSent() throws Exception {
        JsonNode made = put("SO-1", WANTED, 201);
        JsonNode again = put("SO-1", WANTED, 200);

        assertThat(again.path("order")).isEqualTo(made.path("order"));
        assertThat(again.path("created").asBoolean()).isFalse();
        assertThat(put("SO-1", WANTED.replace("100", "50"), 409).path("code").asText())
                .isEqualTo("MFG-ACTION-007");
        assertThat(put("SO-2", WANTED.replace("FG-200", "NO-1"), 422)
                        .path("code")
                        .asText())
                .isEqualTo("MFG-ACTION-004");
        assertThat(orders(made)).isEqualTo(1);
    }

    @Test
    void anOrderWhoseAnswerIsLostIsFoundByTheNextCall() throws Exception {
        sap.fate("POST /sap/opu/odata/sap/API_PRODUCTION_ORDER_2_SRV", "LOST_RESPONSE", 1);

        assertThat(put("SO-3", WANTED, 504).path("code").asText()).isEqualTo("MFG-ACTION-005");
        assertThat(orders(put("SO-3", WANTED, 200))).isEqualTo(1);
    }

    @Test
    void anOrderThatSapMakesLateIsNotMadeTwice() throws Exception {
        sap.fate("POST /sap/opu/odata/sap/API_PRODUCTION_ORDER_2_SRV", "LATE_COMMIT", 1);

        assertThat(put("SO-4", WANTED, 504).path("code").asText()).isEqualTo("MFG-ACTION-005");
        assertThat(put("SO-4", WANTED, 409).path("code").asText()).isEqualTo("MFG-ACTION-006");
        await().atMost(LIMIT)
                .until(() -> call("PUT", "/plants/1010/production-orders/SO-4", token(Tokens.ALL), WANTED)
                                .statusCode()
                        == 200);
        assertThat(orders(put("SO-4", WANTED, 200))).isEqualTo(1);
    }

    @Test
    void theDeadlineIsKeptWhenSapIsSlow() throws Exception {
        sap.fate("A_Product", "SLOW", 1);
        long before = System.nanoTime();

        assertThat(get(PART, "/plants/1010/parts/FG-200", 504).path("detail").asText())
                .isEqualTo(
                        "MFG-API-005 SAP did not answer within 2000 ms: the validation of item FG-200 in plant 1010");
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofSeconds(2), Sap.SLOW.minusSeconds(1));
        assertThat(get(PART, "/plants/1010/parts/FG-200", 200).path("valid").asBoolean())
                .isTrue();
    }

    @Test
    void aSapThatFailsIsLeftAloneAndAskedAgain() throws Exception {
        sap.fate("A_Customer", "BAD_GATEWAY", 4);
        for (int i = 0; i < 4; i++) {
            assertThat(get(CREDIT, "/customers/1710000" + (2 + i) + "/credit-status", 503)
                            .path("code")
                            .asText())
                    .isIn("MFG-ACTION-002", "MFG-API-007");
        }
        HttpResponse<String> open = call("GET", "/customers/17100008/credit-status", token(Tokens.ALL), null);
        assertThat(open.body()).contains("MFG-API-007 SAP was not asked for the credit status of customer 17100008");
        assertThat(open.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 5L);
        await().atMost(LIMIT)
                .until(() -> call("GET", "/customers/17100001/credit-status", token(Tokens.ALL), null)
                                .statusCode()
                        == 200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /plants/1010/parts/RM-100, /plants/{plant}/parts/{item}, part:read",
        "GET, /plants/1010/parts/RM-100/stock, /plants/{plant}/parts/{item}/stock, stock:read",
        "GET, /customers/17100001/credit-status, /customers/{customer}/credit-status, credit:read",
        "PUT, /plants/1010/production-orders/SO-9, /plants/{plant}/production-orders/{reference}, order:create"
    })
    void everyOperationWantsATokenWithItsScope(String method, String path, String operation, String scope)
            throws Exception {
        String others = Stream.of(Tokens.ALL.split(" "))
                .filter(each -> !each.equals(scope))
                .reduce("", (all, each) -> all + ' ' + each);

        assertThat(problem(method, path, operation, null, 401)).isEqualTo("MFG-API-001");
        assertThat(problem(method, path, operation, tokens.token(Tokens.ALL, Duration.ofMinutes(-5)), 401))
                .isEqualTo("MFG-API-001");
        assertThat(problem(method, path, operation, new Tokens().token(Tokens.ALL, Duration.ofMinutes(5)), 401))
                .isEqualTo("MFG-API-001");
        assertThat(problem(method, path, operation, otherAudience(), 401)).isEqualTo("MFG-API-001");
        assertThat(problem(method, path, operation, tokens.token(others, Duration.ofMinutes(5)), 403))
                .isEqualTo("MFG-API-002");
        assertThat(call(method, path, token(scope), method.equals("PUT") ? WANTED : null)
                        .statusCode())
                .isLessThan(300);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"item\":\"FG-200\" | MFG-MODEL-007",
                "{\"item\":\"FG-200\"} | quantity",
                "{\"item\":\"FG-200\",\"colour\":\"red\"} | colour",
                "{\"item\":\"FG-200\",\"plant\":\"1020\"} | plant is given more than once",
                "'' | item"
            })
    void aCallThatIsNotAsTheDocumentSaysIsRefused(String body, String named) throws Exception {
        JsonNode problem = put("SO-8", body, 400);

        assertThat(problem.path("detail").asText()).startsWith("MFG-API-004").contains(named);
    }

    @Test
    void aFilterThatIsMisspeltIsRefused() throws Exception {
        assertThat(get(STOCK, "/plants/1010/parts/RM-100/stock?lott=R100-4711", 400)
                        .path("detail")
                        .asText())
                .contains("no field 'lott'");
    }

    private static String problem(String method, String path, String operation, String token, int status)
            throws Exception {
        HttpResponse<String> answer = call(method, path, token, null);
        check(operation, method, answer, status);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        return json(answer.body()).path("code").asText();
    }

    private static long orders(JsonNode answer) throws Exception {
        long count = 0;
        String reference = null;
        for (JsonNode row : sap.rows("A_ProductionOrder_2")) {
            if (row.path("ManufacturingOrder")
                    .asText()
                    .equals(answer.path("order").asText())) {
                reference = row.path("UnloadingPointName").asText();
            }
        }
        for (JsonNode row : sap.rows("A_ProductionOrder_2")) {
            count += row.path("UnloadingPointName").asText().equals(reference) ? 1 : 0;
        }
        return count;
    }

    /** The answer without its time, which is now. */
    private static JsonNode get(String operation, String path, int status) throws Exception {
        HttpResponse<String> answer = call("GET", path, token(Tokens.ALL), null);
        return checked(operation, "GET", answer, status);
    }

    private static JsonNode put(String reference, String body, int status) throws Exception {
        HttpResponse<String> answer =
                call("PUT", "/plants/1010/production-orders/" + reference, token(Tokens.ALL), body);
        return checked(ORDER, "PUT", answer, status);
    }

    private static JsonNode checked(String operation, String method, HttpResponse<String> answer, int status)
            throws Exception {
        check(operation, method, answer, status);
        JsonNode body = json(answer.body());
        if (status < 300) {
            String asOf = ((ObjectNode) body).remove("asOf").asText();
            assertThat(OffsetDateTime.parse(asOf).toInstant())
                    .isBetween(Instant.now().minusSeconds(60), Instant.now());
        }
        return body;
    }

    private static void check(String operation, String method, HttpResponse<String> answer, int status)
            throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(contract.problems(
                        operation,
                        method.toLowerCase(Locale.ROOT),
                        status,
                        answer.headers().firstValue("Content-Type").orElse(""),
                        answer.body()))
                .isEmpty();
        assertThat(answer.headers().map()).doesNotContainKeys("authorization", "breadcrumbid");
    }

    private static HttpResponse<String> call(String method, String path, String token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .timeout(LIMIT)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String token(String scope) throws Exception {
        return tokens.token(scope, Duration.ofMinutes(5));
    }

    private static String otherAudience() throws Exception {
        return tokens.signed(new JWTClaimsSet.Builder()
                .issuer(Tokens.ISSUER)
                .audience("crm-api")
                .subject("shop")
                .claim("scope", Tokens.ALL)
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .build());
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(text);
    }

    /** Below those of outgoing connections, one of which would take it before the API starts. */
    private static int freePort() throws Exception {
        int port = 20_000 + ThreadLocalRandom.current().nextInt(12_000);
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (BindException taken) {
            return freePort();
        }
    }
}
