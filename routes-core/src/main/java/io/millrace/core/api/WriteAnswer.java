/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.api;

import io.millrace.canonical.json.CanonicalJson;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** The last step behind an API: the answer as JSON, with its age, and with 201 if something was made. */
public final class WriteAnswer implements Processor {

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        Object answer = message.getBody();
        Object age = message.getHeader(Ask.AGE);
        message.removeHeaders("*");
        if (age != null) {
            message.setHeader(Ask.AGE, age);
        }
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer instanceof Creation made && made.created() ? 201 : 200);
        message.setBody(CanonicalJson.write(answer));
    }
}
