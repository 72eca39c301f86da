package io.minihost.server.payments.platform;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes keys and certificates. */
public final class Certificates {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BITS = 2048;
    private static final int SERIAL_BYTES = 20;

    /** A clock that is a little behind takes a new certificate too. */
    private static final Duration EARLIER = Duration.ofMinutes(10);

    private Certificates() {}

    /** A new pair of keys, as large as the platform's own. */
    public static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Forty hex digits, the first of which is no zero: clients write serials as numbers. */
    static String serial() {
        var bytes = new byte[SERIAL_BYTES];
        RANDOM.nextBytes(bytes);
        bytes[0] = (byte) (0x40 | (bytes[0] & 0x3f));
        return new BigInteger(1, bytes).toString(16).toUpperCase(Locale.ROOT);
    }

    static X500Name name(String common, String organisation) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, common)
                .addRDN(BCStyle.O, organisation)
                .build();
    }

    static X509Certificate issue(
            X500Name issuer, PrivateKey signing, X500Name subject, PublicKey key, Instant from, Instant until) {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    new BigInteger(serial(), 16),
                    Date.from(from.minus(EARLIER)),
                    Date.from(until),
                    subject,
                    key);
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(signing)));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String serial(X509Certificate certificate) {
        return certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
    }

    static String write(X509Certificate certificate) {
        try {
            return Pem.write("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
