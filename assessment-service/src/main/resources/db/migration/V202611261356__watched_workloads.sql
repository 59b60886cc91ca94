-- The sweeper of watchers compares what they were told with the versions of what they watch.
select plumbline_protect_system('workload', 'select');
