/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.canonical.value.PlantId;
import java.io.IOException;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** One file of the cross-reference: for each kind, per system, code and canonical value. */
record ReferenceFile(
        String version,
        PlantId plant,
        OffsetDateTime validFrom,
        @Nullable Map<String, Map<String, String>> machines,
        @Nullable Map<String, Map<String, String>> units,
        @Nullable Map<String, Map<String, String>> items,
        @Nullable Map<String, Map<String, String>> locations,
        @Nullable Map<String, Map<String, String>> workCenters,
        @Nullable List<String> receiptPoints,
        @Nullable Map<String, Map<String, String>> settings) {

    /** @throws MfgException {@link ReferenceError#NOT_VALID} naming the file and what is wrong in it */
    static ReferenceFile read(String name, InputStream yaml) {
        try {
            // without types: operation 0010 is a text, and so is "no"
            LoadSettings settings = LoadSettings.builder()
                    .setLabel(name)
                    .setSchema(new FailsafeSchema())
                    .build();
            ObjectMapper mapper = CanonicalJson.mapper();
            JsonNode tree = mapper.valueToTree(new Load(settings).loadFromInputStream(yaml));
            ReferenceFile file = mapper.readerFor(ReferenceFile.class)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(tree);
            file.check(name);
            return file;
        } catch (YamlEngineException | IOException e) {
            throw new MfgException(ReferenceError.NOT_VALID, name + ": " + e.getMessage(), e);
        }
    }

    private void check(String name) {
        if (version == null || plant == null || validFrom == null) {
            throw new MfgException(ReferenceError.NOT_VALID, name + ": version, plant and validFrom are needed");
        }
    }
}
