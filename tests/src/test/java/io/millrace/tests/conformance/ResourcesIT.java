/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import io.millrace.core.TestFolder;
import io.millrace.core.db.Dialect;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the application stands on gives way: connections, disk, clock. */
@Tag("conformance")
class ResourcesIT {

    private static final Duration NOTICED = Duration.ofSeconds(20);

    @Test
    void allConnectionsAreTaken() throws Exception {
        int taken = 0;
        try (Run run = new Run("connection pool exhausted for 4 s", Dialect.POSTGRESQL, Proof.seed())) {
            run.tries(Guarantee.FULL_IS_REFUSED);
            Path hog = run.folder().resolve("hog");
            run.with("pool", 4).with("connectionTimeout", 500).with("hog", hog).target(Map.of());
            Generator lines = run.lines();
            ChildProcess plant = run.plant();
            plant.awaitReady();
            while (taken < 4) {
                run.send(20);
                lines.permit(20);
                Files.createFile(hog);
                taken++;
                TimeUnit.SECONDS.sleep(4);
                Files.delete(hog);
            }
            run.drain(plant);
            assertThat(lines.refused()).as("what was refused meanwhile").isPositive();
            run.note("%d hand-overs were refused meanwhile", lines.refused());
            Proof.kept(run.compare(taken), ResourcesIT.class, run.folder());
        }
    }

    /** On a small disk of its own, which only root can make: without it this is skipped, and fails where CI is set. */
    @Test
    void theDiskIsFull() throws Exception {
        Path disk = TestFolder.make("full");
        if (!command("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", disk.toString())) {
            Files.delete(disk);
            assertThat(System.getenv("CI")).as("cannot mount a tmpfs").isNull();
            abort("cannot mount a tmpfs");
        }
        Path folder = Proof.folder("disk-full", Proof.seed());
        int full = 0;
        try (Run run = new Run("disk full", Dialect.H2, Proof.seed(), folder, disk)) {
            run.tries(Guarantee.FULL_IS_REFUSED).target(Map.of());
            Generator lines = run.lines();
            ChildProcess plant = run.plant();
            plant.awaitReady();
            while (full < 3) {
                run.send(20);
                long refused = lines.refused();
                Path ballast = fill(disk);
                full++;
                lines.permit(60);
                long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
                while (lines.refused() < refused + 20 && System.nanoTime() < deadline) {
                    TimeUnit.MILLISECONDS.sleep(50);
                }
                assertThat(lines.refused()).as("what was refused meanwhile").isGreaterThan(refused);
                plant.kill(); // as an operator would, after making room
                Files.delete(ballast);
                plant = run.plant();
                plant.awaitReady();
            }
            run.drain(plant);
            run.note("%d hand-overs were refused meanwhile", lines.refused());
            Proof.kept(run.compare(full), ResourcesIT.class, run.folder());
        } finally {
            command("umount", disk.toString());
            Files.delete(disk);
        }
    }

    private static Path fill(Path disk) throws IOException {
        Path ballast = disk.resolve("ballast");
        for (int block : List.of(1 << 16, 512)) {
            try (OutputStream out = Files.newOutputStream(
                    ballast, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)) {
                byte[] zeros = new byte[block];
                while (true) {
                    out.write(zeros);
                }
            } catch (IOException full) {
                // with smaller blocks it becomes fuller
            }
        }
        return ballast;
    }

    private static boolean command(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(words).start().waitFor() == 0;
    }

    @Test
    void theClockIsSetByAnHour() throws Exception {
        int set = 0;
        try (Run run = new Run("clock set forward and back by an hour", Dialect.H2, Proof.seed())) {
            Path clock = Files.writeString(run.folder().resolve("clock"), "0");
            run.with("clock", clock).target(Map.of()).lines();
            ChildProcess plant = run.plant();
            plant.awaitReady();
            for (int hours : new int[] {1, 0, -1, 1, 2, -2}) {
                run.send(20);
                long read = run.said("CLOCK " + 3600 * hours);
                replace(clock, 3600 * hours);
                set++;
                await().atMost(NOTICED).until(() -> run.said("CLOCK " + 3600 * hours) > read);
            }
            run.send(20);
            run.drain(plant);
            Proof.kept(run.compare(set), ResourcesIT.class, run.folder());
        }
    }

    /** Each takes the other for dead, or for alive too long. Calls that are late are among them. */
    @Test
    void theClocksOfTwoApplicationsAreAnHourApart() throws Exception {
        try (Run run = new Run("clocks of two applications an hour apart", Dialect.POSTGRESQL, Proof.seed())) {
            Path ahead = Files.writeString(run.folder().resolve("clock"), "3600");
            run.tries(Guarantee.SEVERAL_PROCESSES);
            run.with("lease", 2000).target(Map.of()).lines();
            ChildProcess first = run.plant();
            first.awaitReady();
            ChildProcess second =
                    run.plant(Map.of("accept", "none", "owner", "ahead", "person", "false", "clock", ahead.toString()));
            second.awaitReady();
            run.send(120);
            assertThat(run.said("CLOCK 3600")).as("the wrong clock was read").isPositive();
            run.drain(second);
            Proof.kept(run.compare(1), ResourcesIT.class, run.folder());
        }
    }

    /** In one step, as a clock is set. */
    private static void replace(Path clock, int seconds) throws IOException {
        Path next = Files.writeString(clock.resolveSibling("clock.next"), Integer.toString(seconds));
        Files.move(next, clock, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
}
