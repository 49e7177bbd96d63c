package io.enantio.record.stamp;

import io.enantio.record.chain.RecordException;
import io.enantio.run.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * What an authority says: this text existed at this time.
 *
 * @param at time of the authority
 * @param authority name in its certificate
 * @param serial number of the stamp, by which the authority knows it
 */
public record TimeStamp(Instant at, String authority, BigInteger serial) {
    private static final int NONCE_BITS = 64;

    /**
     * A request for a stamp of a text, DER. It names the text's SHA-256 and a number used once, and asks for the certificate.
     *
     * @param text to be stamped
     * @return the request, as {@code openssl ts -query} writes it
     */
    public static byte[] request(String text) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        byte[] digest = HexFormat.of().parseHex(Sha256.of(text));
        try {
            return generator
                    .generate(TSPAlgorithms.SHA256, digest, new BigInteger(NONCE_BITS, new SecureRandom()))
                    .getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("a request in memory cannot fail", e);
        }
    }

    /**
     * The certificates of a PEM file, those that one trusts.
     *
     * @param place for messages
     * @param pem content of the file
     * @return its certificates
     * @throws RecordException if there are none
     */
    public static Set<X509Certificate> trusted(String place, byte[] pem) {
        try {
            Set<X509Certificate> all = new LinkedHashSet<>();
            for (Certificate one :
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem))) {
                if (one instanceof X509Certificate certificate) {
                    all.add(certificate);
                }
            }
            if (!all.isEmpty()) {
                return all;
            }
        } catch (CertificateException e) {
            throw noCertificates(place);
        }
        throw noCertificates(place);
    }

    private static RecordException noCertificates(String place) {
        return new RecordException(
                place,
                "holds no certificate",
                "Name a PEM file with the root certificate of the time-stamping authority.");
    }

    /**
     * The stamp in a reply.
     *
     * @param place of the reply, for messages
     * @param reply DER, as the authority sent it
     * @param request that was sent; absent: only that the reply stamps the text is checked
     * @param text that was to be stamped
     * @param trusted certificates
     * @return the stamp
     * @throws RecordException if the reply does not prove that the text existed
     */
    public static TimeStamp of(
            String place, byte[] reply, Optional<byte[]> request, String text, Set<X509Certificate> trusted) {
        try {
            return checked(place, reply, request, text, trusted);
        } catch (RecordException refused) {
            throw refused;
        } catch (RuntimeException malformed) {
            // The library reads the parts of a reply when they are asked for, and throws what it likes where they are
            // malformed.
            throw refused(place, "is no reply of a time-stamping authority");
        }
    }

    private static TimeStamp checked(
            String place, byte[] reply, Optional<byte[]> request, String text, Set<X509Certificate> trusted) {
        TimeStampToken token = token(place, reply, request);
        byte[] stamped = token.getTimeStampInfo().getMessageImprintDigest();
        boolean isSha256 = token.getTimeStampInfo().getMessageImprintAlgOID().equals(TSPAlgorithms.SHA256);
        if (!isSha256 || !Sha256.hex(stamped).equals(Sha256.of(text))) {
            throw refused(place, "is a time stamp of something else");
        }
        X509CertificateHolder signer = signer(place, token);
        Instant at = token.getTimeStampInfo().getGenTime().toInstant();
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
        } catch (TSPException | OperatorCreationException | CertificateException e) {
            throw refused(place, "is not signed by the authority that it names (" + e.getMessage() + ")");
        }
        checkTrust(place, token, signer, trusted);
        return new TimeStamp(
                at, signer.getSubject().toString(), token.getTimeStampInfo().getSerialNumber());
    }

    private static TimeStampToken token(String place, byte[] reply, Optional<byte[]> request) {
        try {
            TimeStampResponse response = new TimeStampResponse(reply);
            if (request.isPresent()) {
                response.validate(new TimeStampRequest(request.get()));
            }
            TimeStampToken token = response.getTimeStampToken();
            if (token == null) {
                throw refused(place, "holds no time stamp: the authority refused (" + response.getStatusString() + ")");
            }
            return token;
        } catch (TSPException e) {
            throw refused(place, "does not answer the request: " + e.getMessage());
        } catch (IOException e) {
            throw refused(place, "is no reply of a time-stamping authority");
        }
    }

    private static X509CertificateHolder signer(String place, TimeStampToken token) {
        Collection<X509CertificateHolder> found = token.getCertificates().getMatches(token.getSID());
        return found.stream()
                .findFirst()
                .orElseThrow(() -> refused(place, "does not hold the certificate of the authority"));
    }

    /** A path from the authority's certificate to a trusted one, valid at the time of the stamp. Revocation is not asked for: laboratories are offline. */
    private static void checkTrust(
            String place, TimeStampToken token, X509CertificateHolder signer, Set<X509Certificate> trusted) {
        try {
            JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
            Set<X509Certificate> brought = new LinkedHashSet<>();
            for (X509CertificateHolder one : token.getCertificates().getMatches(null)) {
                brought.add(converter.getCertificate(one));
            }
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(converter.getCertificate(signer));
            PKIXBuilderParameters path = new PKIXBuilderParameters(
                    trusted.stream().map(one -> new TrustAnchor(one, null)).collect(Collectors.toSet()), target);
            path.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(brought)));
            path.setRevocationEnabled(false);
            path.setDate(token.getTimeStampInfo().getGenTime());
            CertPathBuilder.getInstance("PKIX").build(path);
        } catch (GeneralSecurityException e) {
            throw refused(place, "is signed by " + signer.getSubject() + ", which the certificates do not prove");
        }
    }

    private static RecordException refused(String place, String problem) {
        return new RecordException(
                place,
                problem,
                "Nothing was kept. Ask the authority again, and check the file of its root certificate.");
    }
}
