/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.Examples;
import io.millrace.canonical.golden.Committed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The committed schemas are those of the records, and never break a released version. */
class SchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource
    void theCommittedSchemaIsThatOfTheRecord(EventType type) throws JsonProcessingException {
        Path file = file(type);
        JsonNode generated = SchemaGenerator.schema(type);
        if (Files.exists(file)) {
            assertThat(BreakingChanges.between(JSON.readTree(Committed.read(file)), generated))
                    .as(type.type() + " is released; give a changed meaning a new version beside it")
                    .isEmpty();
        }

        Committed.check(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(generated) + '\n');
    }

    @ParameterizedTest
    @EnumSource
    void theExampleIsValid(EventType type) {
        assertThat(problems(type, new String(Examples.json(type), StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aDocumentWithoutARequiredFieldIsNot(EventType type) throws JsonProcessingException {
        ObjectNode example = (ObjectNode) JSON.readTree(new String(Examples.json(type), StandardCharsets.UTF_8));
        String first = example.fieldNames().next();
        example.remove(first);

        assertThat(problems(type, example.toString())).anyMatch(problem -> problem.contains("'" + first + "'"));
    }

    private static Set<String> problems(EventType type, String document) {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Committed.read(file(type)));
        return schema
                .validate(
                        document,
                        InputFormat.JSON,
                        context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
                .stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toSet());
    }

    private static Path file(EventType type) {
        return Path.of("src/main/resources/schema", type.shortName() + ".v" + type.version() + ".json");
    }
}
