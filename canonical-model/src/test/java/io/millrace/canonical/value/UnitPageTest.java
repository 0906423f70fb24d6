/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import io.millrace.canonical.golden.Committed;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class UnitPageTest {

    @Test
    void thePageListsEveryUnit() {
        StringBuilder page = new StringBuilder("""
                # Units of measure

                Generated from `rec20.csv`. These UN/CEFACT Recommendation 20 codes may stand in a quantity; another is refused.
                Units of one dimension convert to each other exactly; an item-specific one converts by a factor of the item.

                | Code | Name | Dimension | UCUM |
                |---|---|---|---|
                """);
        Rec20.all().values().stream()
                .sorted(Comparator.comparing(Rec20::dimension).thenComparing(Rec20::code))
                .forEach(unit -> page.append("| %s | %s | %s | `%s` |\n"
                        .formatted(unit.code(), unit.name(), unit.dimension(), unit.ucum())));

        Committed.check(Path.of("../docs/units.md"), page.toString());
    }
}
