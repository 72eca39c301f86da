package io.minihost.bundle;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Reads programs from zips, folders and the containers of the platform's upload tool. */
public final class BundleReader {

    private final Limits limits;

    public BundleReader(Limits limits) {
        this.limits = limits;
    }

    /**
     * Reads a zip or container file, or a project folder.
     *
     * @throws BundleRejected with every reason found, when it is not a program this host can take
     * @throws IOException when the disk fails
     */
    public Bundle read(Path source) throws IOException, BundleRejected {
        Problems problems = new Problems();
        if (Files.isDirectory(source)) {
            return bundle(new FolderSource(source, limits, problems).read(), problems);
        }
        try (SeekableByteChannel channel = Files.newByteChannel(source)) {
            return bundle(files(channel, problems), problems);
        }
    }

    /** Reads a zip or container from memory; see {@link #read(Path)}. */
    public Bundle read(byte[] archive) throws BundleRejected {
        Problems problems = new Problems();
        try (SeekableByteChannel channel = new SeekableInMemoryByteChannel(archive.clone())) {
            return bundle(files(channel, problems), problems);
        } catch (IOException e) {
            throw Problems.rejected("", "The archive cannot be read: " + e.getMessage());
        }
    }

    private Bundle bundle(BundleFiles all, Problems problems) throws BundleRejected {
        ProgramRoot root = ProgramRoot.find(all, problems);
        return new ConfigReader(ExtendedLibs.below(root.files(), problems), problems).read(root.project());
    }

    private BundleFiles files(SeekableByteChannel channel, Problems problems) throws IOException, BundleRejected {
        if (channel.size() > limits.archiveBytes()) {
            throw Problems.rejected("", "The archive is larger than " + limits.archiveBytes() + " bytes");
        }
        byte[] head = head(channel);
        if (ContainerSource.looksLikeOne(head)) {
            return new ContainerSource(Channels.newInputStream(channel).readAllBytes(), limits, problems).read();
        }
        if (head.length > 1 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B) {
            return new ContainerSource(gunzip(channel), limits, problems).read();
        }
        if (head.length < 4 || head[0] != 'P' || head[1] != 'K') {
            throw Problems.rejected("", "Not a zip");
        }
        return new ZipSource(channel, limits, problems).read();
    }

    private static byte[] head(SeekableByteChannel channel) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(16);
        while (head.hasRemaining() && channel.read(head) >= 0) {}
        channel.position(0);
        return Arrays.copyOf(head.array(), head.position());
    }

    private byte[] gunzip(SeekableByteChannel channel) throws IOException, BundleRejected {
        byte[] packed = Channels.newInputStream(channel).readAllBytes();
        // The index is small beside the files; what is larger than this is refused by the file limits anyway.
        long room = limits.unpackedBytes() + (long) limits.entries() * (limits.pathBytes() + 16);
        room = Math.min(room, Math.max(Limits.RATIO_FLOOR_BYTES, (long) packed.length * limits.ratio()));
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] container = in.readNBytes((int) Math.min(room, Integer.MAX_VALUE - 8));
            if (in.read() >= 0) {
                throw Problems.rejected("", "The archive unpacks to more than " + room + " bytes");
            }
            if (!ContainerSource.looksLikeOne(container)) {
                throw Problems.rejected("", "Neither a zip nor an upload container");
            }
            return container;
        } catch (ZipException | EOFException e) {
            throw Problems.rejected("", "The archive is damaged or cut off: " + e.getMessage());
        }
    }
}
