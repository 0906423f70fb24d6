/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import org.apache.camel.spi.UriParam;
import org.junit.jupiter.api.Test;

/** The committed metadata and page of the component say what its code says. */
class LedgerOptionsTest {

    private static final String METADATA = "/META-INF/io/millrace/core/ledger/ledger.json";

    private static JsonNode metadata() throws Exception {
        try (InputStream json = LedgerOptionsTest.class.getResourceAsStream(METADATA)) {
            return new ObjectMapper().readTree(json);
        }
    }

    @Test
    void theMetadataHasEveryOptionOfTheCode() throws Exception {
        JsonNode properties = metadata().path("properties");
        for (Field field : LedgerEndpoint.class.getDeclaredFields()) {
            UriParam option = field.getAnnotation(UriParam.class);
            if (option != null) {
                assertThat(properties.path(field.getName()).path("description").asText())
                        .as("run mvn compile camel-component:generate for " + field.getName())
                        .isEqualTo(option.description());
                assertThat(properties.path(field.getName()).path("defaultValue").asText())
                        .isEqualTo(option.defaultValue());
            }
        }
    }

    @Test
    void thePageHasEveryOptionAndState() throws Exception {
        String page = Files.readString(Path.of("../docs/ledger.md"));
        TreeSet<String> expected = new TreeSet<>();
        for (String kind : new String[] {"componentProperties", "properties"}) {
            metadata().path(kind).properties().stream()
                    .filter(option -> !option.getValue().path("label").asText().contains("advanced"))
                    .map(option -> option.getKey())
                    .filter(name -> !name.equals("bridgeErrorHandler") && !name.equals("lazyStartProducer"))
                    .forEach(expected::add);
        }
        Arrays.stream(State.values()).map(State::name).forEach(expected::add);
        assertThat(expected).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }
}
