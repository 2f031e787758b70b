/** Starts OpenSSH, vsftpd and nginx on the loopback for a test, in a folder and at a port of their own, and ends them. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort, newFolder } from '#main/couriers/couriers.test-support.ts';

export interface RealServer {
  readonly port: number;
  /** The folder that a login arrives in or can name. */
  readonly root: string;
  readonly folder: string;
  end(): Promise<void>;
}

/** Whether a program is there and may be run as these tests need it; prints why not. */
export function present(program: string): boolean {
  const there = existsSync(program) && userInfo().uid === 0;
  if (!there) console.info(`Skipped: ${program} is not here, or this user may not run it as a server.`);
  return there;
}

async function started(command: string, args: string[], port: number): Promise<ChildProcess> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk));
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`${command} ended: ${said}`);
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (open) return child;
    await pause(25);
  }
  child.kill('SIGKILL');
  throw new Error(`${command} does not listen: ${said}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 2_000);
  await gone;
  clearTimeout(late);
}

/** OpenSSH with its own sftp; login by key as the user who runs the test. */
export async function startSshd(): Promise<
  RealServer & { keyFile: string; lockedKeyFile: string; newHostKey(): Promise<void> }
> {
  const folder = await newFolder();
  const port = await freePort();
  const root = join(folder, 'root');
  await mkdir(root);
  await mkdir('/run/sshd', { recursive: true });
  const keyFile = join(folder, 'key');
  const lockedKeyFile = join(folder, 'locked-key');
  const makeKey = (path: string, passphrase = '') =>
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-f', path]);
  makeKey(keyFile);
  makeKey(lockedKeyFile, 'swordfish-91');
  makeKey(join(folder, 'host'));
  execFileSync('sh', ['-c', `cat "${keyFile}.pub" "${lockedKeyFile}.pub" > "${folder}/authorized"`]);
  const lines = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${folder}/host`,
    `AuthorizedKeysFile ${folder}/authorized`,
    'PidFile none',
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'PermitRootLogin yes',
    'MaxStartups 100',
    'Subsystem sftp internal-sftp',
  ];
  await writeFile(join(folder, 'conf'), `${lines.join('\n')}\n`);
  const begin = () => started('/usr/sbin/sshd', ['-D', '-e', '-f', join(folder, 'conf')], port);
  let child = await begin();
  return {
    port,
    root,
    folder,
    keyFile,
    lockedKeyFile,
    end: () => ended(child),
    async newHostKey() {
      await ended(child);
      execFileSync('rm', [join(folder, 'host'), join(folder, 'host.pub')]);
      makeKey(join(folder, 'host'));
      child = await begin();
    },
  };
}

/** A certificate for the loopback that is its own authority; one that is late expired in 2020. */
export async function certificate(
  folder: string,
  name = 'IP:127.0.0.1',
  late = false,
): Promise<{ cert: string; key: string }> {
  const stem = join(folder, `cert-${name.replace(/\W/g, '')}-${late}`);
  const files = { cert: `${stem}.pem`, key: `${stem}.key` };
  const openssl = (...words: string[]) => execFileSync('openssl', words, { stdio: 'ignore', cwd: folder });
  const made = ['req', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=loopback', '-keyout', files.key];
  if (!late) {
    openssl(...made, '-x509', '-days', '10', '-out', files.cert, '-addext', `subjectAltName=${name}`);
    return files;
  }
  // Only a small authority of its own lets openssl date a certificate back.
  const conf = [
    '[ca]\ndefault_ca=own\n[own]\ndatabase=index.txt\nnew_certs_dir=.\nserial=serial\ndefault_md=sha256',
    'policy=any\nx509_extensions=names\n[any]\ncommonName=supplied\n[names]\nbasicConstraints=CA:TRUE',
    `subjectAltName=${name}`,
  ];
  await writeFile(join(folder, 'ca.conf'), `${conf.join('\n')}\n`);
  await writeFile(join(folder, 'index.txt'), '');
  await writeFile(join(folder, 'serial'), '01\n');
  openssl(...made, '-new', '-out', `${stem}.csr`);
  const dates = ['-startdate', '20200101000000Z', '-enddate', '20200201000000Z'];
  const own = ['-config', 'ca.conf', '-keyfile', files.key, '-in', `${stem}.csr`, '-out', files.cert];
  openssl('ca', '-selfsign', '-batch', '-notext', ...dates, ...own);
  return files;
}

/** vsftpd for anybody, with a writable folder `in`. */
export async function startVsftpd(
  security: 'none' | 'explicit' | 'implicit',
  more: readonly string[] = [],
): Promise<RealServer & { cert: string }> {
  const folder = await newFolder();
  await chmod(folder, 0o755);
  const port = await freePort();
  const root = join(folder, 'root');
  await mkdir(join(root, 'in'), { recursive: true });
  await mkdir(join(folder, 'empty'));
  const uid = Number(execFileSync('id', ['-u', 'ftp']).toString());
  const gid = Number(execFileSync('id', ['-g', 'ftp']).toString());
  await chown(join(root, 'in'), uid, gid);
  const { cert, key } = await certificate(folder);
  const tls = [
    'ssl_enable=YES',
    'allow_anon_ssl=YES',
    'force_anon_logins_ssl=YES',
    'force_anon_data_ssl=YES',
    'ssl_tlsv1=YES',
    'require_ssl_reuse=YES',
    `rsa_cert_file=${cert}`,
    `rsa_private_key_file=${key}`,
    `implicit_ssl=${security === 'implicit' ? 'YES' : 'NO'}`,
  ];
  const lines = [
    'listen=YES',
    'listen_ipv6=NO',
    'listen_address=127.0.0.1',
    `listen_port=${port}`,
    'background=NO',
    'anonymous_enable=YES',
    'local_enable=NO',
    'write_enable=YES',
    'anon_upload_enable=YES',
    'anon_other_write_enable=YES',
    'anon_mkdir_write_enable=YES',
    'anon_world_readable_only=NO',
    'anon_umask=022',
    `anon_root=${root}`,
    `secure_chroot_dir=${folder}/empty`,
    'seccomp_sandbox=NO',
    'isolate=NO',
    'isolate_network=NO',
    'xferlog_enable=NO',
    ...(security === 'none' ? [] : tls),
    ...more,
  ];
  const conf = join(folder, 'vsftpd.conf');
  await writeFile(conf, `${lines.join('\n')}\n`);
  const child = await started('/usr/sbin/vsftpd', [conf], port);
  return { port, root, folder, cert, end: () => ended(child) };
}

/** nginx that takes files by PUT under `/in/`. */
export async function startNginx(): Promise<RealServer> {
  const folder = await newFolder();
  await chmod(folder, 0o755);
  const port = await freePort();
  const root = join(folder, 'root');
  await mkdir(join(root, 'in'), { recursive: true });
  await mkdir(join(folder, 'logs'));
  const conf = `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/logs/error.log;
events { worker_connections 64; }
http {
  access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  client_max_body_size 3m; keepalive_timeout 1s;
  server { listen 127.0.0.1:${port}; root ${root}; location /in/ { dav_methods PUT DELETE; } }
}
`;
  await writeFile(join(folder, 'nginx.conf'), conf);
  const child = await started('/usr/sbin/nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], port);
  return { port, root, folder, end: () => ended(child) };
}

/** Puts a file where a server's own user may read and replace it. */
export async function putThere(source: string, target: string): Promise<void> {
  await copyFile(source, target);
  await chmod(target, 0o666);
}
