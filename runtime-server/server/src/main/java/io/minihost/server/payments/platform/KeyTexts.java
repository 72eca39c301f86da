package io.minihost.server.payments.platform;

import io.minihost.server.common.web.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;

/** Keys as PEM; those that merchants bring are RSA of 2,048 to 4,096 bits. */
public final class KeyTexts {

    private static final int TEXT_MAX = 16 * 1024;
    private static final int BITS_MIN = 2048;
    private static final int BITS_MAX = 4096;

    private KeyTexts() {}

    /** The key of a certificate signing request, which proves that whoever made it has the private one. */
    public static PublicKey ofRequest(String pem) {
        try {
            if (parse(pem) instanceof PKCS10CertificationRequest request) {
                var key = checked(request.getSubjectPublicKeyInfo());
                if (request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                    return key;
                }
                throw refused("The CSR is not signed with its own key.");
            }
        } catch (OperatorCreationException | PKCSException e) {
            throw refused("The CSR's signature cannot be checked.");
        }
        throw refused("csr is a certificate signing request in PEM.");
    }

    public static PublicKey ofKey(String pem) {
        if (parse(pem) instanceof SubjectPublicKeyInfo key) {
            return checked(key);
        }
        throw refused("publicKey is a public key in PEM.");
    }

    /** What this host has written itself. */
    public static X509Certificate certificate(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String write(PublicKey key) {
        return Pem.write("PUBLIC KEY", key.getEncoded());
    }

    public static String write(PrivateKey key) {
        return Pem.write("PRIVATE KEY", key.getEncoded());
    }

    private static @Nullable Object parse(String pem) {
        if (pem.length() > TEXT_MAX) {
            throw refused("A key or CSR has at most %d characters.".formatted(TEXT_MAX));
        }
        try (var parser = new PEMParser(new StringReader(pem))) {
            return parser.readObject();
        } catch (IOException | IllegalArgumentException | IllegalStateException | ClassCastException e) {
            throw refused("This is no PEM.");
        }
    }

    private static PublicKey checked(SubjectPublicKeyInfo info) {
        try {
            if (new JcaPEMKeyConverter().getPublicKey(info) instanceof RSAPublicKey key
                    && key.getModulus().bitLength() >= BITS_MIN
                    && key.getModulus().bitLength() <= BITS_MAX
                    && key.getPublicExponent().bitLength() > 1
                    && key.getPublicExponent().testBit(0)) {
                return key;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw refused("The key cannot be read.");
        }
        throw refused("The key is RSA with %d to %d bits.".formatted(BITS_MIN, BITS_MAX));
    }

    private static Problem refused(String why) {
        return Problem.unprocessable(why).code("unfit_key");
    }
}
