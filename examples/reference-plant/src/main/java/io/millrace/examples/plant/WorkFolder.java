/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Where a factory day lives: journals, ledger, brokers' logs. A day that did not end is gone on with by the next run; a day that
 * ended clean is swept away.
 */
final class WorkFolder implements AutoCloseable {

    private static final String LOCK = "plant.lock";
    private static final String KILLS = "kills";
    private static final String RUNS = "runs";
    private static final String ERP = "erp";

    private final Path path;
    private final FileChannel lock;
    private final Properties day = new Properties();

    private WorkFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Takes the folder for this process; two plants never share one. */
    static WorkFolder open(Path path) throws IOException {
        Files.createDirectories(path);
        refuseForeign(path);
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new IOException(
                    "another plant runs in " + path + "; stop it, or name another folder with -Dplant.work");
        }
        WorkFolder folder = new WorkFolder(path, channel);
        folder.beginOrResume();
        return folder;
    }

    /** A new day sweeps the folder, so it must be ours. */
    private static void refuseForeign(Path path) throws IOException {
        try (Stream<Path> content = Files.list(path)) {
            if (content.findAny().isPresent() && Files.notExists(path.resolve(LOCK))) {
                throw new IOException(
                        path + " holds files that are not the plant's; name another folder with -Dplant.work");
            }
        }
    }

    private void beginOrResume() throws IOException {
        if (Files.exists(dayFile())) {
            try (var reader = Files.newBufferedReader(dayFile())) {
                day.load(reader);
            }
        } else {
            sweep();
        }
        add(RUNS, 1);
    }

    private void sweep() throws IOException {
        List<Path> old;
        try (Stream<Path> all = Files.walk(path)) {
            old = all.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.equals(path) && !file.equals(path.resolve(LOCK)))
                    .toList();
        }
        for (Path file : old) {
            Files.delete(file);
        }
    }

    Path path() {
        return path;
    }

    Path log(String program) {
        return path.resolve("logs").resolve(program + ".log");
    }

    /** For what a program keeps only as long as it runs: one that is killed leaves it here, and the next day sweeps it. */
    Path temporary() throws IOException {
        return Files.createDirectories(path.resolve("temporary"));
    }

    /** Whether an earlier run of this day ended before the day did. */
    boolean resumed() {
        return number(RUNS) > 1;
    }

    /** A day goes on with the ERP that it began with. */
    void playWith(String erp) throws IOException {
        String begun = day.getProperty(ERP, erp);
        if (!begun.equals(erp)) {
            throw new IOException("the day in " + path + " began with -Dplant.erp=" + begun
                    + " and has not ended: go on with that, or name another folder with -Dplant.work");
        }
        set(ERP, erp);
    }

    int kills() {
        return number(KILLS);
    }

    void addKill() {
        add(KILLS, 1);
    }

    /** The day ended clean: the next run begins a new one. */
    void endDay() throws IOException {
        Files.delete(dayFile());
    }

    private int number(String key) {
        return Integer.parseInt(day.getProperty(key, "0"));
    }

    private synchronized void add(String key, int more) {
        set(key, Integer.toString(number(key) + more));
    }

    private synchronized void set(String key, String value) {
        day.setProperty(key, value);
        Path next = path.resolve("day.next");
        try {
            try (var writer = Files.newBufferedWriter(next)) {
                day.store(writer, "a factory day that has not ended");
            }
            Files.move(next, dayFile(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path dayFile() {
        return path.resolve("day.properties");
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
