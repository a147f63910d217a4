package se.minasidor.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a data folder for one launcher. The system gives the lock back when the process ends,
 * however it ends; so whatever still runs from an unlocked folder is a left-over.
 */
final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock of(Path data) throws IOException {
        if (!Files.exists(data)) {
            PrivateFile.folder(data);
        }
        FileChannel channel =
                FileChannel.open(
                        data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new FolderLock(channel);
            }
        } catch (OverlappingFileLockException sameProcess) {
            // refused below
        }
        channel.close();
        throw new Refusal(
                "MINASIDOR_DATA says \""
                        + data
                        + "\": another minasidor is running in that folder");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
