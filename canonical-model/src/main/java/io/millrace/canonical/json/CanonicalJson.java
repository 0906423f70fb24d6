/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The JSON of canonical and wire records.
 *
 * <p>Strict where a slip would change a fact: at most 1 MiB and 64 levels, no duplicate fields, unknown words, wrong
 * kinds of value or trailing text; each failure is an {@link MfgException} with the path of the field. Tolerant where a
 * newer publisher may say more: unknown properties are skipped.
 *
 * <p>Decimals are exact and plain, {@code 2.500}; they may also come as strings. Points in time are RFC 3339 with their
 * offset kept; absent values are left out.
 */
public final class CanonicalJson {

    /** The largest document, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    /** How deep objects and lists may be nested. */
    public static final int MAX_DEPTH = 64;

    private static final ObjectMapper MAPPER = strict();

    private static final ClassValue<ObjectReader> READERS = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
            return MAPPER.readerFor(type);
        }
    };

    private CanonicalJson() {}

    /** The one mapper, shared by everyone: use it, but do not configure it. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** UTF-8 JSON. */
    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws MfgException {@code TOO_LARGE}, {@code NOT_JSON}, {@code MISSING_FIELD}, {@code INVALID_VALUE},
     *     {@code UNKNOWN_ENUM} or {@code UNKNOWN_UNIT}, with the path of the field
     */
    public static <T> T read(byte[] json, Class<T> type) {
        return read(READERS.get(type), json);
    }

    /** @param reader of what it is to be read as */
    static <T> T read(ObjectReader reader, byte[] json) {
        if (json.length > MAX_BYTES) {
            throw new MfgException(
                    ModelError.TOO_LARGE,
                    "the document has " + json.length + " bytes, at most " + MAX_BYTES + " are allowed");
        }
        try {
            T value = reader.readValue(json);
            if (value == null) {
                throw new MfgException(ModelError.MISSING_FIELD, "the document is null");
            }
            return value;
        } catch (JacksonException e) {
            throw JsonFailure.explain(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectMapper strict() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(MAX_BYTES)
                        .maxNestingDepth(MAX_DEPTH)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
        return JsonMapper.builder(factory)
                .addModules(new JavaTimeModule(), StrictTime.module())
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Boolean,
                        truth -> truth.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Integer,
                        number -> number.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Float,
                        number -> number.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Enum, word -> word.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .build();
    }
}
