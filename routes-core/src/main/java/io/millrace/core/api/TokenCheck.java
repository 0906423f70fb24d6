/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.api;

import static io.millrace.core.check.Settings.require;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks JWTs against the public keys of one identity provider: signature (asymmetric only, so nobody can sign with a
 * public key), {@code iss}, {@code aud}, {@code exp} and {@code nbf}, with a minute for clocks that differ.
 */
final class TokenCheck {

    private static final Logger LOG = LoggerFactory.getLogger(TokenCheck.class);
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int MAX_KEYS_BYTES = 256 * 1024;

    private final DefaultJWTProcessor<SecurityContext> jwt = new DefaultJWTProcessor<>();

    TokenCheck(String issuer, String audience, String keys) {
        jwt.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
        jwt.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.Family.SIGNATURE, source(keys)));
        JWTClaimsSet exact = new JWTClaimsSet.Builder().issuer(issuer).build();
        jwt.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(audience, exact, Set.of("sub", "exp")));
    }

    /** Keys of a URL are read when they are needed, kept for minutes, and read again for a key that is not known. */
    private static JWKSource<SecurityContext> source(String keys) {
        try {
            URI address = URI.create(keys);
            return address.getScheme().equals("file")
                    ? new ImmutableJWKSet<>(
                            JWKSet.load(Path.of(address.getSchemeSpecificPart()).toFile()))
                    : JWKSourceBuilder.create(
                                    address.toURL(),
                                    new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_KEYS_BYTES))
                            .retrying(true)
                            .build();
        } catch (IOException | ParseException | IllegalArgumentException e) {
            require(false, "keys", "cannot be read: " + e.getMessage());
            throw new IllegalStateException(e);
        }
    }

    /** @throws ApiException {@code NO_TOKEN} if it is not valid, {@code NO_KEYS} if nobody can say */
    JWTClaimsSet claims(String token) {
        try {
            return jwt.process(token, null);
        } catch (KeySourceException e) {
            LOG.warn("{} {}", ApiError.NO_KEYS.code(), e.getMessage());
            throw new ApiException(ApiError.NO_KEYS, "the token cannot be checked now", e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            LOG.warn("{} {}", ApiError.NO_TOKEN.code(), e.getMessage());
            throw new ApiException(ApiError.NO_TOKEN, "the token is not valid", e);
        }
    }
}
