/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventData;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.canonical.json.CloudEventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Golden pairs: {@code src/test/resources/golden/<mapping>/<case>.in.json} beside {@code <case>.out.json}, or beside
 * {@code <case>.error.txt} with the text an operator gets to read. {@code -Dmillrace.update=true} writes what came out.
 */
public final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final String INPUT = ".in.json";
    private static final String OUTPUT = ".out.json";
    private static final ObjectMapper JSON = CanonicalJson.mapper().copy().enable(SerializationFeature.INDENT_OUTPUT);

    private Golden() {}

    /** One test for each case of the mapping, from the input's JSON bytes to the output's. */
    public static Stream<DynamicTest> tests(String mapping, UnaryOperator<byte[]> map) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(mapping))) {
            return files.filter(file -> file.toString().endsWith(INPUT)).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(mapping + '/' + name(file), () -> check(file, map)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One test for each case of a mapping from a system's wire record to a canonical event. */
    public static <I> Stream<DynamicTest> toCanonical(
            String mapping, Class<I> wire, Function<I, ? extends Event<?>> map) {
        return tests(mapping, json -> CloudEventCodec.writeStructured(map.apply(CanonicalJson.read(json, wire))));
    }

    /** One test for each case of a mapping from a canonical event, as structured CloudEvents JSON, to a wire record. */
    @SuppressWarnings("unchecked")
    public static <D extends EventData> Stream<DynamicTest> fromCanonical(String mapping, Function<Event<D>, ?> map) {
        return tests(mapping, json -> CanonicalJson.write(map.apply((Event<D>) CloudEventCodec.readStructured(json))));
    }

    /** What a case comes out as: a wire record to test with. */
    public static <O> O output(String mappingAndCase, Class<O> wire) {
        return CanonicalJson.read(expected(mappingAndCase), wire);
    }

    /** What a case goes in with: the bytes a system sends, or an event as structured CloudEvents JSON. */
    public static byte[] input(String mappingAndCase) {
        return bytes(mappingAndCase + INPUT);
    }

    /** What a case comes out as: an event as structured CloudEvents JSON, or a wire record's JSON. */
    public static byte[] expected(String mappingAndCase) {
        return bytes(mappingAndCase + OUTPUT);
    }

    /** The names of the mapping's good cases. */
    public static List<String> cases(String mapping) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(mapping))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(OUTPUT))
                    .map(file -> mapping + '/' + file.substring(0, file.length() - OUTPUT.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(Path input, UnaryOperator<byte[]> map) throws IOException {
        byte[] bytes = Files.readAllBytes(input);
        Path error = input.resolveSibling(name(input) + ".error.txt");
        if (Files.exists(error)) {
            Throwable failure = catchThrowable(() -> map.apply(bytes));
            assertThat(failure).isInstanceOf(MfgException.class);
            update(error, failure.getMessage() + '\n');
            assertThat(failure).hasMessage(Files.readString(error).strip());
            return;
        }
        Path output = input.resolveSibling(name(input) + OUTPUT);
        String actual = pretty(map.apply(bytes));
        update(output, actual);
        assertThat(actual).isEqualTo(pretty(Files.readAllBytes(output)));
    }

    private static void update(Path file, String actual) throws IOException {
        if (Committed.update()) {
            Files.writeString(file, actual);
        }
    }

    private static String pretty(byte[] json) throws IOException {
        return JSON.writeValueAsString(JSON.readTree(json)) + '\n';
    }

    private static String name(Path input) {
        String file = input.getFileName().toString();
        return file.substring(0, file.length() - INPUT.length());
    }
}
