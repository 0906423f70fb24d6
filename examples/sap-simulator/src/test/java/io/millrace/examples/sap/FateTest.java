/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static io.millrace.examples.sap.SapUnderTest.CONFIRMATIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FateTest {

    private static final String SET = CONFIRMATIONS + "/ProdnOrdConf2";

    @TempDir
    Path work;

    private SapUnderTest sap;
    private String body;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        sap = new SapUnderTest(work, "--late=PT4S", "--slow=PT0.2S");
        body = "{`OrderID`:`" + sap.order(100) + "`,`OrderOperation`:`0010`,`ConfirmationYieldQuantity`:`1`}";
        sap.logon();
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        sap.assertConsistent();
        sap.close();
    }

    private int booked() throws IOException, InterruptedException {
        return sap.find(SET, "OrderOperation eq '0010'").size();
    }

    private HttpResponse<String> postWith(Fate fate) throws IOException, InterruptedException {
        sap.fate("POST", fate);
        return sap.post(SET, body);
    }

    @Test
    void aLostResponseIsDone() throws Exception {
        assertThatThrownBy(() -> postWith(Fate.LOST_RESPONSE)).isInstanceOf(IOException.class);

        assertThat(booked()).isEqualTo(1);
    }

    @Test
    void aLateCommitIsNotFoundAtFirst() throws Exception {
        assertThatThrownBy(() -> postWith(Fate.LATE_COMMIT)).isInstanceOf(IOException.class);

        assertThat(booked()).isZero();
        await().atMost(SapUnderTest.LIMIT)
                .untilAsserted(() -> assertThat(booked()).isEqualTo(1));
    }

    @Test
    void garbageIsDone() throws Exception {
        HttpResponse<String> response = postWith(Fate.GARBAGE);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).startsWith("<!DOCTYPE html>");
        assertThat(booked()).isEqualTo(1);
        assertThat(sap.get("/admin/status").body()).contains("\"GARBAGE\":1");
    }

    @Test
    void othersAreNotDone() throws Exception {
        HttpResponse<String> busy = postWith(Fate.BUSY);
        HttpResponse<String> throttled = postWith(Fate.THROTTLED);
        HttpResponse<String> bad = postWith(Fate.BAD_GATEWAY);
        HttpResponse<String> locked = postWith(Fate.LOCKED);
        HttpResponse<String> ended = postWith(Fate.SESSION_EXPIRED);

        assertThat(busy.statusCode()).isEqualTo(503);
        assertThat(busy.headers().firstValue("retry-after")).hasValue("1");
        assertThat(throttled.statusCode()).isEqualTo(429);
        assertThat(throttled.headers().firstValue("retry-after")).hasValue("1");
        assertThat(bad.statusCode()).isEqualTo(502);
        assertThat(locked.body()).contains("CO/469");
        assertThat(ended.statusCode()).isEqualTo(403);
        assertThat(ended.headers().firstValue("x-csrf-token")).hasValue("Required");
        assertThat(booked()).isZero();
        sap.logon();
        assertThat(postWith(Fate.SLOW).statusCode()).isEqualTo(201);
        assertThat(postWith(Fate.TOKEN_EXPIRED).statusCode()).isEqualTo(201);
    }

    @Test
    void theSameSeedDealsTheSameFates() {
        Fates first = new Fates(new Settings(List.of("--seed=7"), Map.of()));
        Fates second = new Fates(new Settings(List.of("--seed=7"), Map.of()));
        int misfortunes = 0;
        for (int i = 0; i < 600; i++) {
            Fate fate = first.of("POST", "/$batch", false);
            assertThat(second.of("POST", "/$batch", false)).isEqualTo(fate);
            misfortunes += fate == Fate.NONE ? 0 : 1;
        }

        assertThat(misfortunes).isBetween(25, 90);
    }
}
