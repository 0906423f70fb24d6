/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.canonical.error.MfgException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Golden pairs: {@code src/test/resources/golden/<mapping>/<case>.in.json} beside {@code <case>.out.json}, or beside
 * {@code <case>.error.txt} with the text an operator gets to read. {@code -Dgolden.update=true} writes what came out.
 */
public final class Golden {

    private static final String INPUT = ".in.json";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Golden() {}

    /** One test for each case of the mapping, from the input's JSON bytes to the output's. */
    public static Stream<DynamicTest> tests(String mapping, UnaryOperator<byte[]> map) {
        Path folder = Path.of("src/test/resources/golden", mapping);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(INPUT)).sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(mapping + '/' + name(file), () -> check(file, map)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(Path input, UnaryOperator<byte[]> map) throws IOException {
        byte[] bytes = Files.readAllBytes(input);
        Path error = input.resolveSibling(name(input) + ".error.txt");
        if (Files.exists(error)) {
            assertThatThrownBy(() -> map.apply(bytes))
                    .isInstanceOf(MfgException.class)
                    .hasMessage(Files.readString(error).strip());
            return;
        }
        Path output = input.resolveSibling(name(input) + ".out.json");
        String actual = pretty(map.apply(bytes));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(output, actual);
        }
        assertThat(actual).isEqualTo(pretty(Files.readAllBytes(output)));
    }

    private static String pretty(byte[] json) throws IOException {
        return JSON.writeValueAsString(JSON.readTree(json)) + '\n';
    }

    private static String name(Path input) {
        String file = input.getFileName().toString();
        return file.substring(0, file.length() - INPUT.length());
    }
}
