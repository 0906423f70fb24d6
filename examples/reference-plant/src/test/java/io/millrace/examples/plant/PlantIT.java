/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One factory day, in order: Hawtio is looked at, a machine sends nonsense, Millrace is killed, and the books are clean. */
@TestMethodOrder(OrderAnnotation.class)
class PlantIT {

    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration DAY = Duration.ofMinutes(1);
    /** The pictures of the documentation are taken with {@code -Dplant.images=../../docs/images}. */
    private static final Path IMAGES = Path.of(System.getProperty("plant.images", "target/images"));

    private static RunningPlant plant;
    private static MatchResult hawtio;
    private static Instant dayBegan;

    @BeforeAll
    static void start() throws Exception {
        Path work = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "plant-it-");
        plant = RunningPlant.start(work);
        hawtio = plant.await("(http://127.0.0.1:\\d+/hawtio)\\s+user (\\S+), password (\\S+)", START);
        dayBegan = Instant.now();
    }

    @AfterAll
    static void stop() {
        plant.close();
    }

    @Test
    @Order(1)
    void hawtioShowsEveryFlowUnderTheIdItWasGiven() throws Exception {
        Optional<HawtioPictures> browser = HawtioPictures.open();
        assumeTrue(browser.isPresent(), "no chromium with chromedriver on this machine: no pictures are taken");
        try (HawtioPictures pictures = browser.get()) {
            pictures.logIn(hawtio.group(1), hawtio.group(2), hawtio.group(3));
            pictures.openRoutes();
            assertThat(pictures.text()).contains("ulm-consumption-in", "ulm-consumption-to-erp", "ulm-hold-to-wms");
            pictures.save(IMAGES.resolve("hawtio-routes.png"));
            pictures.openDiagram("ulm-consumption-to-erp");
            pictures.save(IMAGES.resolve("hawtio-diagram.png"));
        }
    }

    @Test
    @Order(2)
    void whatCannotBeReadGoesToQuarantineAndTheOthersGoOn() throws Exception {
        tryOut("poison");
        plant.await("in quarantine +1", SOON);
    }

    @Test
    @Order(3)
    void millraceIsKilledAndStartedAgain() {
        long pid = Long.parseLong(plant.await("kill -9 (\\d+)", SOON).group(1));
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        plant.await("Millrace's process died", SOON);
        plant.await("Millrace is back", START);
    }

    @Test
    @Order(4)
    void theBooksAreCleanAndNothingIsLeftRunning() throws Exception {
        Awaitility.await().atMost(SOON).until(() -> Instant.now().isAfter(dayBegan.plus(DAY)));
        List<ProcessHandle> processes = plant.processes();
        tryOut("end-day");
        int exit = plant.awaitExit(Duration.ofMinutes(6));
        assertThat(plant.lastLine())
                .contains(" open=0 ", " lost=0 ", " duplicated=0 ", " reordered=0 ", " kills=1")
                .doesNotContain(" downtimes=0 ", " lost_responses=0 ");
        assertThat(exit).isZero();
        Awaitility.await().atMost(SOON).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static void tryOut(String what) throws Exception {
        String command = plant.await("curl -X POST (\\S+/" + what + ")", SOON).group(1);
        HttpRequest request = HttpRequest.newBuilder(URI.create(command))
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }
}
