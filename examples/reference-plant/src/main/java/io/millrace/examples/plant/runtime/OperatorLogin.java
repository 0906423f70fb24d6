/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Principal;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import javax.security.auth.spi.LoginModule;

/** The one operator of the reference plant. JAAS makes it by name, so it is public; a site names its own module. */
public final class OperatorLogin implements LoginModule {

    static final String ROLE = "operator";
    static final String USER = "user";
    static final String PASSWORD = "password";

    private Subject subject;
    private CallbackHandler callbacks;
    private Map<String, ?> options;
    private boolean admitted;

    @Override
    public void initialize(Subject subject, CallbackHandler callbacks, Map<String, ?> state, Map<String, ?> options) {
        this.subject = subject;
        this.callbacks = callbacks;
        this.options = options;
    }

    @Override
    public boolean login() throws LoginException {
        NameCallback name = new NameCallback("user");
        PasswordCallback password = new PasswordCallback("password", false);
        try {
            callbacks.handle(new Callback[] {name, password});
        } catch (IOException | UnsupportedCallbackException failure) {
            throw (LoginException) new LoginException("no user and password given").initCause(failure);
        }
        boolean user = same(USER, name.getName());
        boolean secret = same(PASSWORD, password.getPassword() == null ? null : new String(password.getPassword()));
        password.clearPassword();
        if (!(user && secret)) {
            throw new FailedLoginException("user or password is wrong");
        }
        admitted = true;
        return true;
    }

    /** Compares in constant time. */
    private boolean same(String option, String given) {
        byte[] expected = ((String) options.get(option)).getBytes(StandardCharsets.UTF_8);
        return given != null && MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean commit() {
        if (admitted) {
            subject.getPrincipals().add(new Role((String) options.get(USER)));
            subject.getPrincipals().add(new Role(ROLE));
        }
        return admitted;
    }

    @Override
    public boolean abort() {
        return logout();
    }

    @Override
    public boolean logout() {
        subject.getPrincipals().removeIf(Role.class::isInstance);
        admitted = false;
        return true;
    }

    /** The user's name and role, as Hawtio looks for them. */
    public record Role(String getName) implements Principal {}
}
