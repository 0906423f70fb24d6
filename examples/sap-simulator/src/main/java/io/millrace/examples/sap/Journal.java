/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** The memory of the simulator: one JSON object a line, only ever appended, on the disk before anybody is answered. */
final class Journal implements Closeable {

    private final Path file;
    private final FileChannel lock;
    private final FileChannel channel;
    private final Object forcing = new Object();
    private volatile long written;
    private long forced;

    Journal(Path file) throws IOException {
        this.file = file;
        // On a file of its own: whoever reads a locked file and closes it again gives up the lock on it (POSIX).
        this.lock = FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock.tryLock() == null) {
            lock.close();
            throw new IOException("another simulator is writing " + file);
        }
        this.channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel.truncate(endOfLastLine());
        channel.position(channel.size());
    }

    /** Reads what was written before this start, oldest first. */
    void replay(Consumer<JsonNode> reader) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reader.accept(Json.read(line));
            }
        }
    }

    /** Appends a record; its place in the file is the order in which things happened. Not yet durable. */
    synchronized long write(JsonNode record) {
        byte[] json = Json.bytes(record);
        ByteBuffer line = ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n');
        line.flip();
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return ++written;
    }

    /** Returns when that record, and all before it, are on the disk. Callers that wait together share one fsync. */
    void force(long record) {
        synchronized (forcing) {
            if (forced >= record) {
                return;
            }
            long upTo = written;
            try {
                channel.force(false);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot force " + file, e);
            }
            forced = upTo;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        lock.close();
    }

    /** A process that dies while writing leaves a torn last line: nobody was told about it, so it never happened. */
    private long endOfLastLine() throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        for (long end = channel.size(); end > 0; end--) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
        }
        return 0;
    }
}
