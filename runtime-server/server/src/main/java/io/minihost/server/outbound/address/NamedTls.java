package io.minihost.server.outbound.address;

import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * TLS to an address that was checked, under the name that was asked for: the certificate must be the name's, whatever
 * address the connection goes to.
 */
public final class NamedTls extends SSLContext {

    private NamedTls(SSLContext real, String host) {
        super(new Named(real, host), real.getProvider(), real.getProtocol());
    }

    public static SSLContext of(String host) {
        try {
            return new NamedTls(SSLContext.getDefault(), host);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has TLS", e);
        }
    }

    private static final class Named extends SSLContextSpi {

        private final SSLContext real;
        private final String host;

        Named(SSLContext real, String host) {
            this.real = real;
            this.host = host;
        }

        @Override
        protected SSLEngine engineCreateSSLEngine(String address, int port) {
            return real.createSSLEngine(host, port);
        }

        @Override
        protected SSLEngine engineCreateSSLEngine() {
            return real.createSSLEngine(host, -1);
        }

        @Override
        protected void engineInit(KeyManager[] keys, TrustManager[] trust, SecureRandom random)
                throws KeyManagementException {
            throw new KeyManagementException("initialised already");
        }

        @Override
        protected SSLSocketFactory engineGetSocketFactory() {
            return real.getSocketFactory();
        }

        @Override
        protected SSLServerSocketFactory engineGetServerSocketFactory() {
            return real.getServerSocketFactory();
        }

        @Override
        protected SSLSessionContext engineGetServerSessionContext() {
            return real.getServerSessionContext();
        }

        @Override
        protected SSLSessionContext engineGetClientSessionContext() {
            return real.getClientSessionContext();
        }
    }
}
