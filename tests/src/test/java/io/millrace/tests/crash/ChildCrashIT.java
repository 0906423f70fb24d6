/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.core.post.TargetClass;
import io.millrace.tests.crash.Erp.Fate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same crashes, of a JVM: it halts itself at a point of its own, and is killed with {@code kill -9} from outside
 * where the target is at work. Its database is a file, its target is reached by HTTP through a sink kamelet.
 */
@ExtendWith(Quiet.class)
class ChildCrashIT {

    private final AtomicInteger number = new AtomicInteger();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void aJvmThatDiesLosesAndDoublesNothing() throws Exception {
        runAll(
                new Matrix(),
                List.of(
                        CrashCase.of(TargetClass.MANUAL, Fate.POSTED, CrashPoint.AFTER_ACCEPT_COMMIT),
                        CrashCase.of(TargetClass.LOOKUP, Fate.LATE, CrashPoint.REQUEST_ARRIVED),
                        CrashCase.of(TargetClass.IDEMPOTENT, Fate.LOST_ANSWER, CrashPoint.BEFORE_FINISH_COMMIT)));
    }

    @Test
    @Tag("conformance")
    void aJvmThatDiesAnywhereLosesAndDoublesNothing() throws Exception {
        Matrix matrix = new Matrix();
        try {
            runAll(matrix, Matrix.single(EnumSet.allOf(Fate.class)));
        } finally {
            matrix.keep("a JVM dies at each point", "H2");
        }
        matrix.requireDeathsAt(CrashPoint.OF_A_FIRST_CRASH);
    }

    private void runAll(Matrix matrix, Collection<CrashCase> cases) throws Exception {
        for (CrashCase each : cases) {
            matrix.add(each, run(each));
        }
    }

    private CrashCase.Result run(CrashCase its) throws Exception {
        Path own = folder.resolve(number.incrementAndGet() + ".case");
        System.out.println(own + ": " + its);
        assertThat(own.toFile().mkdir()).isTrue();
        CrashPoint point = its.crashes().get(0);
        Erp erp = ChildLife.erp(its);
        try (ErpServer server = new ErpServer(erp)) {
            Process child = Child.start(
                    ChildLife.class,
                    own.resolve("child.log"),
                    own.toString(),
                    its.targetClass().name(),
                    Integer.toString(server.port()),
                    point.name());
            server.calledBy(new Fuse(point, Site.VICTIM, () -> kill(child)));
            int exit = Child.await(child);
            server.calledBy(Fuse.none());
            ChildLife again = new ChildLife(own, its.targetClass(), server.port());
            try (HikariDataSource database = ChildLife.open(own)) {
                again.run(database, Fuse.none());
                erp.finish();
                Site site = again.site(database);
                Set<String> acknowledged = again.acknowledged();
                return new CrashCase.Result(
                        exit == 137 ? 1 : 0,
                        erp.effects().size(),
                        CrashCase.findings(site, erp, acknowledged::contains),
                        LedgerRows.read(site),
                        again.changes(),
                        Set.of());
            }
        }
    }

    private static void kill(Process child) {
        try {
            child.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
