/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.canonical.golden.Committed;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AsyncApiTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode document = AsyncApiGenerator.document();

    @Test
    void theCommittedDocumentIsThatOfTheCatalogue() throws JsonProcessingException {
        Committed.check(
                RESOURCES.resolve("asyncapi.json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + '\n');
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                JsonNode target = document.at(reference.substring(1));
                assertThat(target.isMissingNode()).isFalse();
            } else {
                assertThat(RESOURCES.resolve(reference)).exists();
            }
        });
    }
}
