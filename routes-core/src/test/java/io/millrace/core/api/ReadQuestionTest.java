/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.canonical.value.Check;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.Quantity;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadQuestionTest {

    record Question(
            ItemId item, @Nullable String lot, @Nullable Quantity quantity) {
        Question {
            Check.required("item", item);
        }
    }

    private final ReadQuestion read = new ReadQuestion();
    private final Exchange call = new DefaultExchange(new DefaultCamelContext());

    @BeforeEach
    void start() {
        read.setQuestion(Question.class);
        call.getMessage().setHeader("item", "FG-200");
    }

    @Test
    void pathQueryAndBodyAreOneRecord() {
        call.getMessage().setHeader("item", "FG%2F200+");
        call.getMessage().setHeader(Exchange.HTTP_RAW_QUERY, "lot=L%2F1+2");
        call.getMessage().setBody("{\"quantity\":{\"value\":2.500,\"unit\":\"KGM\"}}");

        read.process(call);

        assertThat(call.getMessage().getBody())
                .isEqualTo(new Question(new ItemId("FG/200+"), "L/1 2", Quantity.of("2.5", "KGM")));
        assertThat(call.getMessage().getHeaders()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lott=L-1 | '' | no field 'lott'; there is item, lot, quantity",
                "lot=1&lot=2 | '' | lot is given more than once",
                "item=other | '' | item is given more than once",
                "'' | {\"lot\":\"1\",\"colour\":\"red\"} | no field 'colour'",
                "'' | {\"item\":\"other\"} | item is given more than once",
                "'' | {\"quantity\":{\"value\":1,\"unit\":\"XYZ\"}} | unit",
                "lot=%zz | '' | path or query cannot be read",
                "'' | [] | MFG-MODEL",
                "'' | { | MFG-MODEL"
            })
    void refuses(String query, String body, String named) {
        call.getMessage().setHeader(Exchange.HTTP_RAW_QUERY, query);
        call.getMessage().setBody(body);

        assertThatThrownBy(() -> read.process(call))
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("MFG-API-004")
                .hasMessageContaining(named);
    }

    @Test
    void namesWhatIsMissing() {
        call.getMessage().removeHeader("item");

        assertThatThrownBy(() -> read.process(call)).hasMessage("MFG-API-004 MFG-MODEL-001 item is missing");
    }
}
