/** Preloaded into the processes that `npm start` starts: when it dies, even by kill -9, they end in good order. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
