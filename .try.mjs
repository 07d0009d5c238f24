import fs from 'node:fs';import path from 'node:path';import {spawnSync} from 'node:child_process';import sharp from 'sharp';
const table=(await import('/tmp/ex/table.mjs')).default;
const only=process.argv.slice(2).filter(a=>!a.startsWith('-'));const build=process.argv.includes('--build');
let seed=0;
for(const [name,{folder=name,texts,photos}] of Object.entries(table)){ if(only.length&&!only.includes(name))continue;
 const to=`/tmp/ex/run/${name}`;fs.rmSync(to,{recursive:true,force:true});fs.cpSync(`fixtures/exports/${folder}`,to,{recursive:true});
 for(const [p,t] of Object.entries(photos)){const f=path.join(to,p);fs.mkdirSync(path.dirname(f),{recursive:true});
  seed++;const w=600,h=400;const svg=`<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><rect width="${w}" height="${h}" fill="hsl(${seed*47%360} 50% 60%)"/><circle cx="${100+seed*31%400}" cy="200" r="120" fill="hsl(${seed*97%360} 60% 40%)"/><text x="20" y="60" font-size="40">${path.basename(p).replace(/&/g,'')}</text></svg>`;
  let s=sharp(Buffer.from(svg)).flatten();const m=t&&/^(\S+ \S+)(?: (\S+))?$/.exec(t);
  if(m)s=s.withExif({IFD0:{Make:'Fjell',Model:'Fjell 8'},IFD2:{DateTimeOriginal:m[1],...(m[2]?{OffsetTimeOriginal:m[2]}:{})}});
  await (p.endsWith('png')?s.png():s.jpeg()).toFile(f);}
 const run=(a)=>spawnSync('node',[path.resolve('bin/tripreport.js'),...a],{cwd:to,encoding:'utf8'});
 const r=run(['photos',...texts,'--json','--offline']);console.log('==',name,r.status);
 try{for(const p of JSON.parse(r.stdout).photos)console.log('  ',p.file,'|',p.caption,'|',p.takenAt?`${p.takenAt.local}${p.takenAt.offset??''} ${p.takenAt.from}`:null,p.gps?`${p.gps.lat},${p.gps.lon}`:'',p.sidecar??'',p.problems.map(x=>x.code).join());}catch{console.log(r.stdout)}
 console.log(r.stderr.trim().split('\n').map(l=>'  ! '+l).join('\n'));
 if(build){const b=run(['build',...texts,'-o','out.pdf','--offline']);console.log('  build',b.status);if(b.stderr.replace(/.*rotating.*/g,'')!==r.stderr)console.log(b.stderr.trim().split('\n').map(l=>'  !! '+l).join('\n'));
  spawnSync('pdftoppm',['-r','60','-png','out.pdf','page'],{cwd:to});console.log(spawnSync('pdftotext',['-layout','out.pdf','-'],{cwd:to,encoding:'utf8'}).stdout.replace(/\n\s*\n+/g,'\n').split('\n').map(l=>'   > '+l).join('\n'));}
}
