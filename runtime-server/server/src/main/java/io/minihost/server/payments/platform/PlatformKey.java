package io.minihost.server.payments.platform;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * A key that the host signs with. Clients know it by its certificate, or as a bare key under an id of its own.
 *
 * @param serial of the certificate, in hex digits
 * @param signsFrom from when on it signs for those who name none
 */
public record PlatformKey(
        String serial,
        String publicKeyId,
        X509Certificate certificate,
        PrivateKey privateKey,
        Instant createdAt,
        Instant signsFrom,
        Instant expiresAt) {

    public String certificatePem() {
        return Certificates.write(certificate);
    }

    public String publicKeyPem() {
        return KeyTexts.write(certificate.getPublicKey());
    }

    boolean isNamed(String name) {
        return serial.equals(name) || publicKeyId.equals(name);
    }

    @Override
    public String toString() {
        return "platform key " + serial;
    }
}
