/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearMissesTest {

    private static final List<String> KNOWN = List.of("FG-200", "FG-201", "000000000000004711", "kg", "WC-300");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fg-200     | ; did you mean FG-200, FG-201?
            4711       | ; did you mean 000000000000004711?
            004711     | ; did you mean 000000000000004711?
            FG-2000    | ; did you mean FG-200, FG-201?
            FG200      | ; did you mean FG-200, FG-201?
            WC-030     | ; did you mean WC-300?
            RM-100500  | ''
            """)
    void namesWhatWasProbablyMeant(String unknown, String text) {
        assertThat(NearMisses.of(unknown, List.of(KNOWN))).isEqualTo(text);
    }

    @Test
    void theNearestComeFirstAndOnlyThree() {
        List<String> many = List.of("A-13", "A-12", "A-11", "A-1", "A-14");

        assertThat(NearMisses.of("a-1", List.of(many))).isEqualTo("; did you mean A-1, A-11, A-12?");
    }

    @Test
    void aHundredThousandCodesAreLookedThrough() {
        List<String> many = IntStream.range(0, 100_000)
                .mapToObj(i -> "MATERIAL-%09d-0815-VERY-LONG-TEXT".formatted(i * 7919L))
                .toList();

        assertThat(NearMisses.of("MATERIAL-000007919-0815-VERY-LONG-TEXTS", List.of(many)))
                .startsWith("; did you mean MATERIAL-000007919-0815-VERY-LONG-TEXT");
    }
}
