/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.transform;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventEnvelope;
import io.millrace.core.ingest.IngestError;
import io.millrace.core.ingest.Poison;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.Transformer;

/**
 * The plug between a mapper and {@code transformDataType}. A subclass is a few lines:
 *
 * <pre>{@code
 * @DataTypeTransformer(fromType = "line:material-consumed", toType = "canonical:material-consumed")
 * public final class LineToMaterialConsumed extends MappingTransformer<LineConsumption, Event<MaterialConsumed>> {
 *     @Override
 *     protected Event<MaterialConsumed> map(LineConsumption input, MappingContext context) {
 *         return ConsumptionMapper.map(input, context);
 *     }
 * }
 * }</pre>
 *
 * It takes one input or a {@code List} of inputs and maps each; a mapping that gives a {@code List} is flattened into
 * the list. A {@link Poison} of a batch goes by unchanged. If one input of a list fails, the exchange fails. When the
 * input is an {@link Event} its envelope is kept as exchange property {@code MillraceEnvelope} for the steps after it.
 * Register it in {@code META-INF/services/org.apache.camel.spi.Transformer}.
 *
 * @param <I> the body: a wire record, or {@code Event<SomeData>}
 * @param <O> what it becomes
 */
public abstract class MappingTransformer<I, O> extends Transformer {

    private final Class<?> bodyClass;
    private final Class<?> dataClass;

    protected MappingTransformer() {
        Type input = inputType(getClass());
        bodyClass = raw(input);
        dataClass = bodyClass == Event.class && input instanceof ParameterizedType event
                ? raw(event.getActualTypeArguments()[0])
                : null;
    }

    /**
     * Maps one input.
     *
     * @throws MfgException with the code and the field, when the input cannot be mapped
     */
    protected abstract O map(I input, MappingContext context);

    @Override
    public final void transform(Message message, DataType from, DataType to) {
        MappingContext context = new ExchangeMappingContext(message);
        if (message.getBody() instanceof List<?> inputs) {
            List<Object> outputs = new ArrayList<>(inputs.size());
            for (Object input : inputs) {
                Object output = input instanceof Poison ? input : mapChecked(input, context);
                if (output instanceof List<?> several) {
                    outputs.addAll(several);
                } else {
                    outputs.add(output);
                }
            }
            message.setBody(outputs);
        } else {
            Object input = message.getBody();
            if (input instanceof Event<?> event) {
                message.getExchange().setProperty(EventEnvelope.PROPERTY, event.envelope());
            }
            message.setBody(mapChecked(input, context));
        }
    }

    @SuppressWarnings("unchecked")
    private Object mapChecked(Object input, MappingContext context) {
        boolean fits =
                bodyClass.isInstance(input) && (dataClass == null || dataClass.isInstance(((Event<?>) input).data()));
        if (!fits) {
            throw new MfgException(
                    IngestError.WRONG_BODY,
                    getFrom() + " is " + expected() + ", but the flow's body is " + actual(input));
        }
        O output;
        try {
            output = map((I) input, context);
        } catch (MfgException known) {
            throw known;
        } catch (RuntimeException | Error unforeseen) { // after an Error Camel would go on with the body as it is
            throw new MfgException(
                    IngestError.MAPPING_FAILED,
                    "mapping " + getFrom() + " to " + getTo() + ": " + unforeseen,
                    unforeseen);
        }
        if (output == null) {
            throw new MfgException(IngestError.NO_MAPPING_RESULT, "mapping " + getFrom() + " to " + getTo());
        }
        return output;
    }

    private String expected() {
        return dataClass == null ? bodyClass.getSimpleName() : "Event<" + dataClass.getSimpleName() + ">";
    }

    private static String actual(Object input) {
        if (input instanceof Event<?> event) {
            return "Event<" + event.data().getClass().getSimpleName() + ">";
        }
        return input == null ? "empty" : input.getClass().getSimpleName();
    }

    /** The type argument {@code I} as the subclass wrote it. */
    private static Type inputType(Class<?> subclass) {
        Class<?> type = subclass;
        while (type.getSuperclass() != MappingTransformer.class) {
            type = type.getSuperclass();
        }
        if (type.getGenericSuperclass() instanceof ParameterizedType self) {
            return self.getActualTypeArguments()[0];
        }
        throw new IllegalStateException(
                subclass.getName() + " must name its input type: MappingTransformer<Input, Output>");
    }

    private static Class<?> raw(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return raw(parameterized.getRawType());
        }
        return type instanceof Class<?> plain ? plain : Object.class;
    }
}
