/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** An append-only file of JSON objects, one a line, each of a {@code kind}. */
public final class HistoryFile implements Closeable {

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final FileChannel channel;

    public HistoryFile(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    public static ObjectNode line(String kind) {
        return JSON.createObjectNode().put("kind", kind);
    }

    /** A line with the components of the record. */
    public static ObjectNode line(String kind, Record its) {
        return line(kind).setAll(JSON.<ObjectNode>valueToTree(its));
    }

    /** Its place in the file is the order in which things happened. It outlives this process, not yet the machine. */
    public synchronized void write(ObjectNode line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that was written is on the disk when this returns. */
    public void force() {
        try {
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    static JsonNode read(byte[] json) throws IOException {
        return JSON.readTree(json);
    }

    /** The lines of a file; a torn last one, of a process that died while it wrote, is none. */
    public static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        String text = Files.readString(file);
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
            if (!line.isEmpty()) {
                lines.add(JSON.readTree(line));
            }
        }
        return lines;
    }

    static <T> List<T> records(Path file, String kind, Class<T> type) throws IOException {
        List<T> records = new ArrayList<>();
        for (JsonNode line : lines(file)) {
            if (line.path("kind").asText().equals(kind)) {
                records.add(JSON.treeToValue(line, type));
            }
        }
        return records;
    }
}
