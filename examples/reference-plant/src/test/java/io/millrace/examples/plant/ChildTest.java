/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void aChildIsReadyWritesItsLogAndEndsWithItsInput() throws Exception {
        List<String> forUs = new CopyOnWriteArrayList<>();
        Child child =
                Child.start("listener", List.of(Listener.class.getName()), Map.of("SECRET", "s3cret"), log(), line -> {
                    boolean ours = line.startsWith("STATUS");
                    if (ours) {
                        forUs.add(line);
                    }
                    return ours;
                });
        child.awaitReady(LIMIT);
        child.send("hello");
        await().atMost(LIMIT).until(() -> Files.readString(log()).contains("heard hello"));
        assertThat(Files.readString(log())).contains("secret s3cret").doesNotContain("READY", "STATUS");
        assertThat(forUs).containsExactly("STATUS {}");
        child.end();
        child.awaitEnd(LIMIT);
        assertThat(child.onExit().get()).isZero();
    }

    @Test
    void aChildThatDiesBeforeItIsReadySaysWhereToLook() throws Exception {
        Child child = Child.start("nobody", List.of("no.such.Program"), Map.of(), log(), line -> false);
        assertThat(log())
                .as("nobody makes it later, in a folder that is deleted meanwhile")
                .exists();
        assertThatThrownBy(() -> child.awaitReady(LIMIT))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nobody")
                .hasMessageContaining(log().toString());
    }

    @Test
    void whatDoesNotEndInTimeIsKilled() throws Exception {
        Child child = Child.start("deaf", List.of(Deaf.class.getName()), Map.of(), log(), line -> false);
        child.awaitReady(LIMIT);
        child.end();
        child.awaitEnd(Duration.ofMillis(200));
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void nothingIsOrphanedWhenTheParentIsKilled() throws Exception {
        Process parent = new ProcessBuilder(
                        Child.java(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        log().toString())
                .redirectErrorStream(true)
                .start();
        long pid;
        try (BufferedReader output = parent.inputReader()) {
            pid = Long.parseLong(output.readLine());
            parent.destroyForcibly().waitFor();
        }
        await().atMost(LIMIT)
                .until(() -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false), alive -> !alive);
    }

    private Path log() {
        return folder.resolve("child.log");
    }

    /** Ends with its input. */
    static final class Listener {
        public static void main(String[] arguments) throws IOException {
            System.out.println("secret " + System.getenv("SECRET"));
            System.out.println("STATUS {}");
            System.out.println("READY");
            StringBuilder heard = new StringBuilder();
            for (int each = System.in.read(); each >= 0; each = System.in.read()) {
                if (each == '\n') {
                    System.out.println("heard " + heard);
                }
                heard.append((char) each);
            }
        }
    }

    /** Never ends by itself. */
    static final class Deaf {
        public static void main(String[] arguments) throws InterruptedException {
            System.out.println("READY");
            Thread.currentThread().join();
        }
    }

    /** Starts a child, tells its process id and waits to be killed. */
    static final class Parent {
        public static void main(String[] arguments) throws Exception {
            Child child = Child.start(
                    "listener", List.of(Listener.class.getName()), Map.of(), Path.of(arguments[0]), line -> false);
            child.awaitReady(LIMIT);
            System.out.println(child.pid());
            Thread.currentThread().join();
        }
    }
}
