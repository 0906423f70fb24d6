/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.golden.Golden;
import io.millrace.canonical.json.CanonicalJson;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** From a movement, as it is read from Tryton, to the one that undoes it. */
class OppositeTest {

    @TestFactory
    Stream<DynamicTest> goesTheOtherWay() {
        return Golden.tests(
                "tryton-move-to-opposite",
                json -> CanonicalJson.write(new TreeMap<>(Opposite.of(CanonicalJson.read(json, JsonNode.class)))));
    }
}
