/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.erpapi;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * In place of an identity provider, to try the API: writes its public keys to {@code target/dev/keys.json} and prints a
 * token for all scopes that is valid for an hour. For a plant the site's own provider does both.
 */
public final class Tokens {

    static final String ISSUER = "https://login.example.com/";
    static final String AUDIENCE = "erp-api";
    static final String ALL = "part:read stock:read credit:read order:create";

    private final ECKey key;

    Tokens() throws JOSEException {
        key = new ECKeyGenerator(Curve.P_256).keyID("dev").generate();
    }

    public static void main(String[] arguments) throws JOSEException, IOException {
        Tokens tokens = new Tokens();
        tokens.writeKeys(Path.of("target/dev/keys.json"));
        System.out.println(tokens.token(ALL, Duration.ofHours(1)));
    }

    void writeKeys(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, new JWKSet(key.toPublicJWK()).toString());
    }

    String token(String scope, Duration life) throws JOSEException {
        return signed(new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject("shop")
                .claim("scope", scope)
                .expirationTime(Date.from(Instant.now().plus(life)))
                .build());
    }

    String signed(JWTClaimsSet claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("dev").build(), claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }
}
