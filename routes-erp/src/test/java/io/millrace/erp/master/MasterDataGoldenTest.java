/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.master;

import io.millrace.canonical.golden.Golden;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.master.MasterPage;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.TestReference;
import io.millrace.erp.sap.mapping.SapMasterDataMapper;
import io.millrace.erp.tryton.mapping.MasterDataMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class MasterDataGoldenTest {

    private static final MappingContext CONTEXT = MappingContext.of(Map.of(), TestReference.read());
    private static final MappingContext WITHOUT_FILES = MappingContext.of(Map.of());

    @TestFactory
    Stream<DynamicTest> sap() {
        return tests("sap-to-master-data", SapMasterDataMapper::map, CONTEXT);
    }

    @TestFactory
    Stream<DynamicTest> tryton() {
        return tests("tryton-to-master-data", MasterDataMapper::map, WITHOUT_FILES);
    }

    private static Stream<DynamicTest> tests(
            String mapping, BiFunction<MasterRecords, MappingContext, MasterPage> mapper, MappingContext context) {
        return Golden.tests(
                mapping, json -> shown(mapper.apply(CanonicalJson.read(json, MasterRecords.class), context)));
    }

    /** What was refused is shown with its text, and with what a replay would send. */
    private static byte[] shown(MasterPage page) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("system", page.system());
        shown.put("plant", page.plant());
        shown.put("kind", page.kind().word());
        shown.put("place", page.place());
        shown.put("records", page.records());
        shown.put(
                "refused",
                page.refused().stream()
                        .map(refused -> Map.of(
                                refused.code() + ": " + refused.reason().getMessage(),
                                CanonicalJson.read(refused.bytes(), MasterRecords.class)
                                        .records()
                                        .size()))
                        .toList());
        return CanonicalJson.write(shown);
    }
}
